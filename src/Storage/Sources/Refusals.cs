using System.Globalization;

namespace Matching.Storage.Sources;

/// <summary>The reasons for which a delivery is refused as a whole.</summary>
internal static class Refusals
{
    public static ImportRefusal PathMissing(string path) => new(
        "path-missing", path, new("路径不存在；请检查拼写", "there is no such file or folder; check the path"));

    public static ImportRefusal NothingToRead(string path) => new(
        "nothing-to-read", path, new("文件夹中没有 csv、jsonl 或 parquet 数据文件", "the folder holds no csv, jsonl or parquet data file; give the folder of the deliveries"));

    public static ImportRefusal ManifestMissing(string file, string manifest) => new(
        "manifest-missing", file, new($"缺少清单 {manifest}；请向报送部门索取", $"its manifest {manifest} is missing; ask the department for it"));

    public static ImportRefusal ManifestMalformed(string manifest, string detail) => new(
        "manifest-malformed", manifest, new($"清单无法读取：{detail}", $"the manifest cannot be read: {detail}"));

    public static ImportRefusal UnknownSource(string manifest, string source, IEnumerable<string> nearest) => new(
        "unknown-source", manifest, new(
            $"sources.yaml 中没有数据源“{source}”；最接近的是 {string.Join("、", nearest)}",
            $"source '{source}' is not in sources.yaml; nearest: {string.Join(", ", nearest)}"));

    public static ImportRefusal OtherSource(string file, string source, string wanted) => new(
        "other-source", file, new($"文件属于数据源 {source}，而要求的是 {wanted}", $"the file is of source {source}, but {wanted} was asked for"));

    public static ImportRefusal OtherFormat(string file, string wanted) => new(
        "other-format", file, new($"该数据源的文件应为 {wanted} 或 {DataFile.Parquet}", $"files of this source are {wanted} or {DataFile.Parquet}; change the file or the source's format"));

    public static ImportRefusal FutureManifest(string file, DateOnly asOf, DateOnly on) => new(
        "future-manifest", file, new(
            $"清单日期 {Text(asOf)} 晚于业务日期 {Text(on)}", $"its manifest is as of {Text(asOf)}, after the business date {Text(on)}; import it with a later --as-of"));

    public static ImportRefusal TooBig(string file, long bytes, long limit) => new(
        "file-too-big", file, new($"文件有 {Text(bytes)} 字节，上限 {Text(limit)}；请分批报送", $"the file has {Text(bytes)} bytes, the limit is {Text(limit)}; send it in parts"));

    public static ImportRefusal TooManyRows(string file, long limit) => new(
        "too-many-rows", file, new($"超过 {Text(limit)} 行；请分批报送", $"more than {Text(limit)} rows; send them in parts"));

    public static ImportRefusal HashDiffers(string file) => new(
        "hash-differs", file, new("内容与清单的 sha256 不符：文件被截断或改动；请重新传送", "its content does not have the sha256 of the manifest: it was cut or altered; transfer it again"));

    public static ImportRefusal RowsDiffer(string file, long found, long stated) => new(
        "rows-differ", file, new($"有 {Text(found)} 行，清单写 {Text(stated)} 行", $"it has {Text(found)} rows, its manifest says {Text(stated)}; have the department send it again"));

    public static ImportRefusal TooFewRows(string file, long found, long minimum) => new(
        "too-few-rows", file, new(
            $"只有 {Text(found)} 行，少于该数据源的下限 {Text(minimum)}", $"it has {Text(found)} rows, fewer than the source's minimum of {Text(minimum)}; ask the department whether it is complete"));

    public static ImportRefusal ShortDelivery(string file, long found, decimal median, int deliveries) => new(
        ImportRefusal.ShortDelivery, file, new(
            $"只有 {Text(found)} 行，远少于该数据源最近 {Text(deliveries)} 次报送的中位数 {Text(median)}；请向报送部门核实，确属完整时用 --accept-short 导入",
            $"it has {Text(found)} rows, far fewer than {Text(median)}, the median of the source's last {Text(deliveries)} deliveries; ask the department whether it is complete, and if so import it with --accept-short"));

    public static ImportRefusal SumDiffers(string file, string column, decimal found, decimal stated) => new(
        "control-sum-differs", file, new(
            $"列“{column}”合计 {Text(found)}，清单写 {Text(stated)}", $"column '{column}' adds up to {Text(found)}, its manifest says {Text(stated)}; have the department send it again"));

    public static ImportRefusal SumColumnUnknown(string file, string column) => new(
        "control-sum-column", file, new($"控制合计的列“{column}”不在该数据源中", $"the control sum names column '{column}', which the source does not have"));

    public static ImportRefusal UnknownColumn(string file, string column, IEnumerable<string> nearest) => new(
        "unknown-column", file, new(
            $"列“{column}”不在该数据源中；最接近的是 {string.Join("、", nearest)}",
            $"column '{column}' is not one of the source; nearest: {string.Join(", ", nearest)}"));

    public static ImportRefusal ColumnMissing(string file, string column) => new(
        "column-missing", file, new($"缺少列“{column}”；没有数据时请保留空列", $"column '{column}' is missing; keep it empty where there are no data"));

    public static ImportRefusal ColumnTwice(string file, string column) => new(
        "column-twice", file, new($"列“{column}”出现两次", $"column '{column}' occurs twice; keep one of them"));

    public static ImportRefusal ColumnType(string file, string column, string found, string wanted) => new(
        "column-type", file, new(
            $"列“{column}”的类型是 {found}；请写成 {wanted}" + (IsBinary(found) ? "（二进制浮点数不精确）" : string.Empty),
            $"column '{column}' is {found}; write it as {wanted}" + (IsBinary(found) ? ", because binary fractions are not exact" : string.Empty)));

    public static ImportRefusal GroupTooBig(string file, int group, long rows, long bytes) => new(
        "row-group-too-big", file, new(
            $"第 {Text(group)} 个行组过大：上限 {Text(rows)} 行、{Text(bytes)} 字节；请用较小的行组重写文件",
            $"row group {Text(group)} is too big: the limits are {Text(rows)} rows and {Text(bytes)} bytes; write the file with smaller row groups"));

    public static ImportRefusal ParquetUnreadable(string file) => new(
        "parquet-unreadable", file, new("不是可读的 Parquet 文件；请不加密重新写出", "it is no readable Parquet file; write it again, without encryption"));

    public static ImportRefusal NoHeader(string file) => new(
        "no-header", file, new("没有可读的标题行（UTF-8）", "it has no readable header line; save it as UTF-8 csv with a header"));

    public static ImportRefusal NothingForDate(DateOnly asOf) => new(
        "nothing-to-seal", Text(asOf), new("没有数据，也没有更早的快照", "there is neither a delivery nor an earlier snapshot to seal for this date"));

    private static bool IsBinary(string type) => type is "FLOAT" or "DOUBLE";

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
