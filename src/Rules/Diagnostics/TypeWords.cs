using Matching.Rules.Binding;

namespace Matching.Rules.Diagnostics;

/// <summary>Types in Chinese words, for authors who do not read the standard.</summary>
internal static class TypeWords
{
    /// <summary>The word for a type.</summary>
    public static string Zh(FeelType type) => type switch
    {
        ListType list => Zh(list.Element) + "列表",
        ContextType => "键值表",
        _ => type.Name switch
        {
            "boolean" => "真假值",
            "number" => "数字",
            "string" => "文字",
            "date" => "日期",
            "time" => "时刻",
            "date and time" => "日期时刻",
            "days and time duration" => "天数时长",
            "years and months duration" => "年月时长",
            "Null" => "空值",
            _ => "任意值",
        },
    };
}
