using System.Globalization;
using System.Text;

namespace Matching.Rules.Dmn.Writing;

/// <summary>Writes the YAML of a catalogue file; every text is quoted, so that nothing is taken for something else.</summary>
internal sealed class YamlText
{
    private readonly StringBuilder text = new();
    private int depth;
    private string? bullet;

    /// <summary>A text; nothing where it is null.</summary>
    public YamlText Text(string key, string? value) => value is null ? this : Line($"{Key(key)}: {Quoted(value)}");

    /// <summary>A number, date, word or truth value; nothing where it is null.</summary>
    public YamlText Plain(string key, string? value) => value is null ? this : Line($"{Key(key)}: {(value.All(IsPlain) ? value : Quoted(value))}");

    /// <summary>Begins a mapping.</summary>
    public YamlText Begin(string key)
    {
        Line(Key(key) + ":");
        depth++;
        return this;
    }

    /// <summary>Ends a mapping.</summary>
    public YamlText End()
    {
        depth--;
        return this;
    }

    /// <summary>A mapping of items that write their own keys; nothing when there are none.</summary>
    public void Map<T>(string key, IEnumerable<T> items, Action<T> write)
    {
        var all = items.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        Begin(key);
        Array.ForEach(all, write);
        End();
    }

    /// <summary>A list of mappings; nothing when there are none.</summary>
    public void List<T>(string key, IEnumerable<T> items, Action<T> write) => Map(key, items, item =>
    {
        bullet = "- ";
        depth++;
        write(item);
        depth--;
        bullet = null;
    });

    /// <summary>A list of texts on one line.</summary>
    public YamlText Values(string key, IEnumerable<string> values) => Line($"{Key(key)}: {Flow(values)}");

    /// <summary>A list of lists of texts, one a line.</summary>
    public YamlText Rows(string key, IEnumerable<IEnumerable<string>> rows)
    {
        Begin(key);
        foreach (var row in rows)
        {
            Line("- " + Flow(row));
        }

        return End();
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private YamlText Line(string line)
    {
        text.Append(' ', 2 * (bullet is null ? depth : depth - 1)).Append(bullet).Append(line).Append('\n');
        bullet = null;
        return this;
    }

    private static string Flow(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Quoted)) + "]";

    private static string Key(string key) => key.All(char.IsLetterOrDigit) ? key : Quoted(key);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c is '"' or '\\' ? "\\" + c : char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString());
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.';
}
