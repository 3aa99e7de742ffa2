using Matching.Synthetic.Chance;

namespace Matching.Synthetic.People;

/// <summary>Made-up Chinese names.</summary>
internal static class Names
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private const string Given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建华国志文玉春梅红海燕波宁辉云飞雪林凤洁琴宇浩轩子涵梓萱欣怡佳俊博思远雨晨嘉瑞";

    /// <summary>A name of two or three characters.</summary>
    public static string Of(RandomStream chance)
    {
        var given = chance.Chance(2200) ? $"{Char(Given, chance)}" : $"{Char(Given, chance)}{Char(Given, chance)}";
        return Char(Surnames, chance) + given;
    }

    /// <summary>A mobile number; 199 followed by eight digits.</summary>
    public static string Phone(RandomStream chance) => "199" + Digits(chance, 8);

    /// <summary>So many decimal digits.</summary>
    public static string Digits(RandomStream chance, int count) =>
        string.Create(count, chance, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)('0' + source.Below(10));
            }
        });

    private static string Char(string from, RandomStream chance) => from.Substring(chance.Below(from.Length), 1);
}
