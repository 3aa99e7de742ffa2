namespace Matching.Synthetic;

/// <summary>
/// How often each fault is put into a row, in 1/10,000 of the rows of a feed. A row gets at most one of these faults, so
/// that the truth can name it; where a feed has no column that a fault needs (no as-of column, no code), its rows are spared.
/// The rates are assumptions of this generator, of the order that audits of shared registers report; no source publishes them.
/// </summary>
public static class ErrorRates
{
    /// <summary>One fact of the row is empty: 3 %.</summary>
    public const int MissingFact = 300;

    /// <summary>The row's as-of date lies 800 to 1,500 days back, beyond every maximum age of the dictionary: 2 %.</summary>
    public const int StaleRow = 200;

    /// <summary>The row comes a second time, identical: 0.5 %.</summary>
    public const int DuplicateRow = 50;

    /// <summary>The key (or the link, where the key is a plain number) has a wrong check character: 0.3 %.</summary>
    public const int WrongCheckDigit = 30;

    /// <summary>The row comes a second time with another value of one fact and the same as-of date: 0.2 %.</summary>
    public const int ContradictoryRow = 20;

    /// <summary>A number or date is no number or date: 0.2 %.</summary>
    public const int MalformedValue = 20;

    /// <summary>A code is outside the dictionary's set: 0.1 %.</summary>
    public const int ForeignCode = 10;

    /// <summary>The row's as-of date lies after the file's: 0.1 %.</summary>
    public const int FutureRow = 10;

    /// <summary>A payee account is held by somebody else: 1 %. Counted apart from the faults above.</summary>
    public const int ForeignAccountHolder = 100;

    /// <summary>A citizen, or an enterprise that is not an individual business, has no payee account on file: 4 %.</summary>
    public const int NoAccount = 400;
}
