using OptiFire.Plugins.Infrastructure;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

public sealed class SchedulerConformance : ServiceConformanceFacts<Scheduler, SchedulerOptions>;
