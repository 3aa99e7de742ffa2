using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Matching.Architecture.Tests;

/// <summary>Rules over the syntax of one file. Each gives the places where it is broken.</summary>
internal static class SourceRules
{
    private static readonly string[] Pure = ["Rules", "Engine", "Engine.NRules"];
    private static readonly string[] ExactRooms = ["Rules", "Engine", "Engine.NRules", "Delivery"];
    private static readonly string[] BannedSuffixes = ["Manager", "Helper", "Helpers", "Util", "Utils"];

    private static readonly HashSet<string> ClockAndChance = new(StringComparer.Ordinal)
    {
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "TimeProvider.System",
        "Environment.TickCount", "Environment.TickCount64", "Stopwatch.StartNew", "Stopwatch.GetTimestamp",
        "Guid.NewGuid", "Guid.CreateVersion7", "Random.Shared", "RandomNumberGenerator.GetInt32",
    };

    private static readonly string[] WorldOfOthers =
        ["Dapper", "System.Data", "Microsoft.Data", "Npgsql", "DbUp", "Parquet", "System.Net", "Microsoft.AspNetCore", "Quartz", "Hangfire", "Microsoft.ML", "Spectre", "System.CommandLine"];

    private static readonly HashSet<string> LooseXml = new(StringComparer.Ordinal) { "XDocument.Load", "XElement.Load", "XDocument.Parse", "XElement.Parse" };

    /// <summary>Names of <c>Matching.*</c> namespaces outside the arrows.</summary>
    public static IEnumerable<Finding> Arrows(SourceFile file) =>
        from name in file.All<QualifiedNameSyntax>().Cast<CSharpSyntaxNode>().Concat(file.All<MemberAccessExpressionSyntax>())
        let parts = Plain(name).Split('.')
        where parts is ["Matching", _] or ["Matching", "Engine", "NRules"]
        let room = string.Join('.', parts[1..])
        where House.Rooms.Contains(room) && !House.MayUse(file.Room, room)
        select file.At(name, $"{file.Room} must not know {room}");

    /// <summary>SQL, HTTP, schedulers and the terminal in Rules and Engine.</summary>
    public static IEnumerable<Finding> Purity(SourceFile file) => !Pure.Contains(file.Room) ? [] :
        from name in file.All<UsingDirectiveSyntax>()
        let used = name.Name is null ? string.Empty : Plain(name.Name)
        where WorldOfOthers.Any(w => used == w || used.StartsWith(w + ".", StringComparison.Ordinal))
        select file.At(name, $"{file.Room} must not use {used}");

    /// <summary>The machine's clock, made-up identifiers and uncontrolled chance below Api.</summary>
    public static IEnumerable<Finding> Clock(SourceFile file) => file.Room == "Api" ? [] :
        file.All<MemberAccessExpressionSyntax>().Where(m => ClockAndChance.Contains(LastTwo(m))).Select(m => file.At(m, $"{LastTwo(m)}: time and chance come in as parameters"))
            .Concat(file.All<ObjectCreationExpressionSyntax>().Where(n => Plain(n.Type).Split('.')[^1] == "Random").Select(n => file.At(n, "new Random: chance comes in as a parameter")));

    /// <summary>Blocking waits below Api.</summary>
    public static IEnumerable<Finding> Waits(SourceFile file) => file.Room == "Api" ? [] :
        file.All<MemberAccessExpressionSyntax>().Where(m => LastTwo(m) == "Thread.Sleep").Select(m => file.At(m, "Thread.Sleep"));

    /// <summary>Floating-point types and literals where money and decisions are.</summary>
    public static IEnumerable<Finding> FloatingPoint(SourceFile file) => !ExactRooms.Contains(file.Room) ? [] :
        file.All<PredefinedTypeSyntax>().Where(t => t.Keyword.IsKind(SyntaxKind.DoubleKeyword) || t.Keyword.IsKind(SyntaxKind.FloatKeyword)).Select(t => file.At(t, $"{t}: no floating point near a decision"))
            .Concat(file.All<MemberAccessExpressionSyntax>().Where(m => Plain(m.Expression) is "Double" or "Single" or "Half").Select(m => file.At(m, $"{m}: no floating point near a decision")))
            .Concat(file.All<LiteralExpressionSyntax>().Where(l => l.Token.Value is double or float).Select(l => file.At(l, $"{l}: a floating-point literal; write m after it")));

    /// <summary>XML readers that accept document types.</summary>
    public static IEnumerable<Finding> Xml(SourceFile file) =>
        file.All<IdentifierNameSyntax>().Where(n => n.Identifier.Text == "XmlDocument").Select(n => file.At(n, "XmlDocument accepts document types; read with an XmlReader that prohibits them"))
            .Concat(file.All<InvocationExpressionSyntax>().Where(i => i.Expression is MemberAccessExpressionSyntax m && LooseXml.Contains(LastTwo(m)) && !ReadsFromReader(i)).Select(i => file.At(i, $"{LastTwo((MemberAccessExpressionSyntax)i.Expression)} from a text or file; load from an XmlReader with bounds")));

    /// <summary>Records of Rules and Engine that can be changed after they were made, and public fields of any type.</summary>
    public static IEnumerable<Finding> Mutability(SourceFile file) => !Pure.Contains(file.Room) ? [] :
        file.All<PropertyDeclarationSyntax>()
            .Where(p => p.Parent is RecordDeclarationSyntax && IsPublic(p.Modifiers) && (p.AccessorList?.Accessors.Any(a => a.IsKind(SyntaxKind.SetAccessorDeclaration) && a.Modifiers.Count == 0) ?? false))
            .Select(p => file.At(p, $"{p.Identifier}: a public setter; use init"))
            .Concat(file.All<FieldDeclarationSyntax>().Where(f => IsPublic(f.Modifiers) && !f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !f.Modifiers.Any(SyntaxKind.ConstKeyword))
                .Select(f => file.At(f, $"{f.Declaration}: a public field that can be changed")));

    /// <summary>Static fields and properties that can be changed.</summary>
    public static IEnumerable<Finding> StaticState(SourceFile file) =>
        file.All<FieldDeclarationSyntax>().Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) && !f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)).Select(f => file.At(f, $"{f.Declaration}: static state"))
            .Concat(file.All<PropertyDeclarationSyntax>().Where(p => p.Modifiers.Any(SyntaxKind.StaticKeyword) && (p.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) ?? false)).Select(p => file.At(p, $"{p.Identifier}: static state")));

    /// <summary>Types whose names say nothing.</summary>
    public static IEnumerable<Finding> Names(SourceFile file) =>
        from type in file.All<BaseTypeDeclarationSyntax>()
        where BannedSuffixes.Any(s => type.Identifier.Text.EndsWith(s, StringComparison.Ordinal))
        select file.At(type, $"{type.Identifier}: name it after what it does");

    /// <summary>Types outside the namespace of their folder.</summary>
    public static IEnumerable<Finding> Namespaces(SourceFile file)
    {
        var expected = string.Join('.', new[] { "Matching", file.Room }.Concat(file.Folders));
        return from type in file.All<BaseTypeDeclarationSyntax>()
               let space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()
               where type.Parent is not BaseTypeDeclarationSyntax && Plain(space?.Name) != expected
               select file.At(type, $"{type.Identifier} is not in namespace {expected}");
    }

    /// <summary>Errors that are swallowed, and work that is not done.</summary>
    public static IEnumerable<Finding> Unfinished(SourceFile file) =>
        file.All<CatchClauseSyntax>().Where(c => c.Block.Statements.Count == 0).Select(c => file.At(c, "an empty catch"))
            .Concat(file.All<IdentifierNameSyntax>().Where(n => n.Identifier.Text == "NotImplementedException").Select(n => file.At(n, "NotImplementedException")));

    private static bool ReadsFromReader(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [var first, ..] && first.Expression is IdentifierNameSyntax { Identifier.Text: var name } && name.EndsWith("reader", StringComparison.OrdinalIgnoreCase);

    private static bool IsPublic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PublicKeyword);

    private static string Plain(CSharpSyntaxNode? node) => node is null ? string.Empty : string.Concat(node.DescendantTokens().Select(t => t.Text));

    private static string LastTwo(MemberAccessExpressionSyntax access) => string.Join('.', Plain(access).Split('.')[^2..]);
}
