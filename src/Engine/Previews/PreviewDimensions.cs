using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Previews;

/// <summary>The tags by which a preview counts: where, what trade, what size, how old. A tag that the dictionary or the units do not have, or whose values are all the same, is left out.</summary>
internal sealed class PreviewDimensions
{
    private const int YearsOfABand = 10;
    private const string Age = "年龄";
    private const string ChildAge = "子女年龄";
    private static readonly ImmutableArray<string> Names = ["注册地区", "户籍地", "子女户籍地", "主营行业", "企业规模", "单位类型", Age, ChildAge];

    private readonly ImmutableArray<Dimension> dimensions;

    private PreviewDimensions(ImmutableArray<Dimension> dimensions) => this.dimensions = dimensions;

    /// <summary>The dimensions of a kind of unit.</summary>
    public static PreviewDimensions Of(ColumnSpace space, DateOnly referenceDate) =>
        new([.. Names.Select(n => Make(space, space.On(referenceDate), n)).OfType<Dimension>()]);

    /// <summary>An empty count.</summary>
    public Count NewCount() => new(dimensions);

    private static Dimension? Make(ColumnSpace space, DatedView view, string name)
    {
        if (space.Tags.Find(name) is not { } tag || (name == ChildAge && space.Kind != UnitKind.Child) || space.BasisOf(name) is not { IsOpaque: false, Lanes: [var only] } || !space.LaneOf(only)!.IsTabular)
        {
            return null;
        }

        var read = RuleCompiler.Compile(name, space.Tags.Scope).Expression!;
        var lane = space.LaneOf(only)!;
        var groups = new List<string>();
        var groupOf = new int[lane.CodeCount];
        var absent = view.ForEachCode(read, only, (code, value) => groupOf[code] = GroupOf(value, name, groups));
        return new Dimension(tag.Name, lane, groupOf, GroupOf(absent, name, groups), groups);
    }

    /// <summary>Number of a value's group from 1; 0 for unknown.</summary>
    private static int GroupOf(Value value, string name, List<string> groups)
    {
        if (value.Kind is ValueKind.Unknown or ValueKind.Null)
        {
            return 0;
        }

        var text = name is Age or ChildAge && value.Kind == ValueKind.Number ? Band(value.AsNumber) : value.Kind == ValueKind.String ? value.AsString : value.ToString();
        var at = groups.IndexOf(text);
        if (at < 0)
        {
            at = groups.Count;
            groups.Add(text);
        }

        return at + 1;
    }

    private static string Band(decimal age)
    {
        var first = (int)decimal.Floor(age / YearsOfABand) * YearsOfABand;
        return string.Create(CultureInfo.InvariantCulture, $"{first}–{first + YearsOfABand - 1}");
    }

    /// <summary>One tag.</summary>
    internal sealed record Dimension(string Tag, Lane Lane, int[] GroupOf, int Absent, List<string> Groups);

    /// <summary>Counts by each tag. For one thread; parts are merged.</summary>
    internal sealed class Count
    {
        private const int Figures = 4;
        private readonly ImmutableArray<Dimension> dimensions;
        private readonly int[][] counts;

        internal Count(ImmutableArray<Dimension> dimensions)
        {
            this.dimensions = dimensions;
            counts = [.. this.dimensions.Select(d => new int[(d.Groups.Count + 1) * Figures])];
        }

        /// <summary>Counts a unit that is eligible before, and after unless <see cref="Replace"/> says otherwise.</summary>
        public void Add(int row)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                var at = PlaceOf(dimensions[i], row);
                counts[i][at]++;
                counts[i][at + 1]++;
            }
        }

        /// <summary>Counts a unit that becomes eligible, or that was and is no longer.</summary>
        public void Replace(int row, bool gains)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                var at = PlaceOf(dimensions[i], row);
                counts[i][at + 1] += gains ? 1 : -1;
                counts[i][at + (gains ? 2 : 3)]++;
            }
        }

        /// <summary>Adds another part.</summary>
        public void Add(Count other)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                for (var j = 0; j < counts[i].Length; j++)
                {
                    counts[i][j] += other.counts[i][j];
                }
            }
        }

        /// <summary>The counts of the groups in which somebody is or becomes eligible.</summary>
        public ImmutableArray<PreviewBreakdown> ToBreakdowns() =>
        [
            .. dimensions.Select((d, i) => new PreviewBreakdown(d.Tag, Groups(d, counts[i]))).Where(b => b.Groups.Count(g => g.Value is not null) > 1),
        ];

        private static int PlaceOf(Dimension dimension, int row) =>
            (dimension.Lane.IsKnown(row) ? dimension.GroupOf[dimension.Lane.CodeAt(row)] : dimension.Absent) * Figures;

        private static ImmutableArray<PreviewGroup> Groups(Dimension dimension, int[] counts) =>
        [
            .. Enumerable.Range(0, dimension.Groups.Count + 1)
                .Select(g => (Number: g, At: g * Figures))
                .Select(g => new PreviewGroup(g.Number == 0 ? null : dimension.Groups[g.Number - 1], counts[g.At], counts[g.At + 1], counts[g.At + 2], counts[g.At + 3]))
                .Where(g => g.Before > 0 || g.After > 0)
                .OrderBy(g => g.Value is null).ThenByDescending(g => Math.Max(g.Before, g.After)).ThenBy(g => g.Value, StringComparer.Ordinal),
        ];
    }
}
