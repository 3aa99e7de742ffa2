using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>A number that no .NET decimal holds exactly: <c>Coefficient × 10^Exponent</c>, at most 34 digits (IEEE 754-2008 decimal128).</summary>
internal sealed record WideNumber(BigInteger Coefficient, int Exponent);
