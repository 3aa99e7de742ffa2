using System.Collections.Immutable;
using System.Text;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Matching.Rules.Packs.Yaml;

/// <summary>Reads the small part of YAML that cannot surprise: one document, no anchors, aliases, tags or duplicate keys.</summary>
public static class StrictYaml
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>Deepest nesting of lists and mappings.</summary>
    public const int MaxDepth = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file's content.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="content">UTF-8, at most <see cref="MaxBytes"/>.</param>
    /// <param name="findings">Receives every refusal.</param>
    /// <returns>The root node, or null when the content was refused.</returns>
    public static YamlNode? Read(string file, ReadOnlySpan<byte> content, Findings findings)
    {
        var start = new FilePlace(file, 1, 1);
        if (content.Length > MaxBytes)
        {
            findings.Add(YamlFindings.TooBig(start, content.Length));
            return null;
        }

        var before = findings.ErrorCount;
        try
        {
            var events = new EventReader(file, Utf8.GetString(content).TrimStart('\uFEFF'), findings);
            var root = events.ReadDocument();
            return findings.ErrorCount == before ? root : null;
        }
        catch (DecoderFallbackException)
        {
            findings.Add(YamlFindings.NotUtf8(start));
        }
        catch (YamlException mistake)
        {
            findings.Add(YamlFindings.Syntax(PlaceOf(file, mistake.Start), mistake.Message));
        }
        catch (TooDeepException deep)
        {
            findings.Add(YamlFindings.TooDeep(deep.Place));
        }

        return null;
    }

    private static FilePlace PlaceOf(string file, Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private sealed class TooDeepException(FilePlace place) : Exception("nested too deep")
    {
        public FilePlace Place { get; } = place;
    }

    private sealed class EventReader(string file, string text, Findings findings)
    {
        private readonly Parser parser = new(new StringReader(text));

        public YamlNode? ReadDocument()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                findings.Add(YamlFindings.Empty(new FilePlace(file, 1, 1)));
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(1);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                findings.Add(YamlFindings.SecondDocument(PlaceOf(file, second.Start)));
            }

            return root;
        }

        private YamlNode ReadNode(int depth)
        {
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                var at = PlaceOf(file, alias.Start);
                findings.Add(YamlFindings.Alias(at, "*" + alias.Value));
                return new YamlScalar("", Quoted: false, at);
            }

            var node = parser.Consume<NodeEvent>();
            var place = PlaceOf(file, node.Start);
            Refuse(node, place);
            return node switch
            {
                Scalar scalar => new YamlScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, place),
                SequenceStart => ReadList(place, Deeper(depth, place)),
                _ => ReadMap(place, Deeper(depth, place)),
            };
        }

        private void Refuse(NodeEvent node, FilePlace place)
        {
            if (!node.Anchor.IsEmpty)
            {
                findings.Add(YamlFindings.Alias(place, "&" + node.Anchor.Value));
            }

            if (!node.Tag.IsEmpty)
            {
                findings.Add(YamlFindings.Tag(place, node.Tag.Value));
            }
        }

        private static int Deeper(int depth, FilePlace place) => depth <= MaxDepth ? depth + 1 : throw new TooDeepException(place);

        private YamlList ReadList(FilePlace place, int depth)
        {
            var items = ImmutableArray.CreateBuilder<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(depth));
            }

            return new YamlList(items.ToImmutable(), place);
        }

        private YamlMap ReadMap(FilePlace place, int depth)
        {
            var entries = ImmutableArray.CreateBuilder<YamlEntry>();
            var seen = new Dictionary<string, FilePlace>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = ReadNode(depth);
                var value = ReadNode(depth);
                if (key is not YamlScalar name)
                {
                    findings.Add(YamlFindings.KeyNotScalar(key.Place));
                }
                else if (!seen.TryAdd(name.Text, name.Place))
                {
                    findings.Add(YamlFindings.DuplicateKey(name.Place, name.Text, seen[name.Text]));
                }
                else
                {
                    entries.Add(new YamlEntry(name, value));
                }
            }

            return new YamlMap(entries.ToImmutable(), place);
        }
    }
}
