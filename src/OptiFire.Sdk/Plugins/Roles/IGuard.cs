namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Watches every mark, fill, flow and order on the kernel's own thread: no I/O, no allocation, microseconds.</summary>
public interface IGuard : IPlugin
{
    /// <summary>Checks. An exception blocks new exposure and leaves exits open.</summary>
    RunResult Check(IGuardRun run);
}
