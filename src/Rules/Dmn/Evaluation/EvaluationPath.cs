namespace Matching.Rules.Dmn.Evaluation;

/// <summary>Which of the two evaluators is used; both give the same values.</summary>
public enum EvaluationPath
{
    /// <summary>The reference path, which can say why a value is null.</summary>
    Interpret,

    /// <summary>The fast path.</summary>
    Compiled,
}
