using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Architecture.Tests.Catalogue;

/// <summary>A plugin that a package registers.</summary>
/// <param name="Package">The package.</param>
/// <param name="List">The class that adds it.</param>
/// <param name="Registration">What it added.</param>
public sealed record RegisteredPlugin(string Package, Type List, PluginRegistration Registration)
{
    /// <summary>The catalogue entry.</summary>
    public PluginDescriptor Descriptor => Registration.Descriptor;

    /// <summary>Its page from the repository's root, written with '/'; null when there is none.</summary>
    public string? Page
    {
        get
        {
            string type = Registration.OptionsType.Name;
            string name = type.EndsWith("Options", StringComparison.Ordinal) ? type[..^"Options".Length] : type;
            return Directory
                .EnumerateFiles(Repository.File("src", Package), name + ".md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.File(), file).Replace('\\', '/'))
                .FirstOrDefault();
        }
    }

    /// <summary>What it does when: read from an instance with its defaults.</summary>
    public IReadOnlyList<Activation> Activations =>
        Registration.Create(EmptyServices.Instance, new Dictionary<string, string>()).Plan.Activations;
}
