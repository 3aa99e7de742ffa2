namespace Matching.Engine.Ports;

/// <summary>The accounts of payees, from the ordered sources of the identity store.</summary>
public interface IPayeeDirectory
{
    /// <summary>The best known account of each payee, by payee key; a payee without an account is absent from the result.</summary>
    /// <param name="payeeKeys">Pseudonymous keys, each at most once; any number.</param>
    IReadOnlyDictionary<string, PayeeAccount> AccountsOf(IReadOnlyCollection<string> payeeKeys);
}
