using System.Text;

namespace Matching.Storage.Identities;

/// <summary>The same-name check (户名一致): the holder of an account is the payee.</summary>
public static class SameName
{
    /// <summary>Whether two names are the same after Unicode compatibility normalisation (full-width brackets, letters and digits) and without blanks.</summary>
    public static bool Holds(string holder, string registered) => Plain(holder) is { Length: > 0 } name && name == Plain(registered);

    private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
