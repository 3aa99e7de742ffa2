using System.Collections.Immutable;
using Matching.Rules.Functions;

namespace Matching.Rules.Binding.Tree;

/// <summary>A function definition: a closure over the locals that are visible where it stands.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="type">Its type.</param>
/// <param name="parameters">The parameters, held by locals of the body.</param>
/// <param name="body">What a call evaluates.</param>
/// <param name="firstLocal">Number of locals that had been given out before the parameters; those below are captured.</param>
/// <param name="endLocal">Number of locals that had been given out after the body.</param>
internal sealed class BoundFunction(
    Place place, FunctionType type, ImmutableArray<Local> parameters, BoundNode body, int firstLocal, int endLocal)
    : BoundNode(place, type, body.Size)
{
    public ImmutableArray<Local> Parameters { get; } = parameters;

    public BoundNode Body { get; } = body;

    public int FirstLocal { get; } = firstLocal;

    public int EndLocal { get; } = endLocal;
}

/// <summary>A call of a function value.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="type">Static type of the result.</param>
/// <param name="function">What is called.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="names">Their names, in the same order, or empty for arguments by position.</param>
internal sealed class BoundInvoke(
    Place place, FeelType type, BoundNode function, ImmutableArray<BoundNode> arguments, ImmutableArray<string> names)
    : BoundNode(place, type, function.Size + arguments.Sum(a => a.Size))
{
    public BoundNode Function { get; } = function;

    public ImmutableArray<BoundNode> Arguments { get; } = arguments;

    public ImmutableArray<string> Names { get; } = names;
}

/// <summary>A call of a built-in function whose overload is chosen by the values of the arguments.</summary>
internal sealed class BoundDispatch(
    Place place, BuiltIn function, ImmutableArray<BoundNode> arguments, ImmutableArray<string> names)
    : BoundNode(place, FeelType.Any, arguments.Sum(a => a.Size))
{
    public BuiltIn Function { get; } = function;

    public ImmutableArray<BoundNode> Arguments { get; } = arguments;

    public ImmutableArray<string> Names { get; } = names;
}
