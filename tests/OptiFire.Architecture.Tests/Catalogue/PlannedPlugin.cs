using OptiFire.Sdk.Plugins;

namespace OptiFire.Architecture.Tests.Catalogue;

/// <summary>A plugin the project is to have.</summary>
/// <param name="Id">Configuration key; never changes.</param>
/// <param name="Category">Where people look for it; the id's prefix does not decide.</param>
/// <param name="Title">Name for people, until its own descriptor gives one.</param>
public sealed record PlannedPlugin(string Id, PluginCategory Category, string Title);
