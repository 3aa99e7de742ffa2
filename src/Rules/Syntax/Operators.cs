namespace Matching.Rules.Syntax;

/// <summary>Operators with two operands that are numbers, dates, durations or strings.</summary>
internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// <summary>Comparison operators.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>and, or.</summary>
internal enum LogicalOperator
{
    And,
    Or,
}
