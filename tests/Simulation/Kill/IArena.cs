using System.Data.Common;

namespace Matching.Simulation.Kill;

/// <summary>Where rounds are played: a data folder and a database, imported once and copied for every round.</summary>
internal interface IArena : IDisposable
{
    /// <summary>The folder with the imported data, before any night.</summary>
    string Base { get; }

    /// <summary>A fresh copy of what was imported.</summary>
    /// <param name="name">Name of the copy, unique in the campaign.</param>
    string Copy(string name);

    /// <summary>Settings with which the executable finds the database of a copy (or of <see cref="Base"/>).</summary>
    IReadOnlyDictionary<string, string> Settings(string folder);

    /// <summary>A connection that reads the database of a copy.</summary>
    DbConnection Open(string folder);

    /// <summary>Throws a copy away.</summary>
    void Drop(string folder);
}
