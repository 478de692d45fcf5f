using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Writes the files that make a container of a host: Dockerfile, compose.yaml, .dockerignore.</summary>
public static class ContainerFiles
{
    private const string State = "/state";

    /// <summary>The instructions that build the image.</summary>
    /// <exception cref="ArgumentException">Something in <paramref name="image"/> is out of range: every error.</exception>
    public static string Dockerfile(ContainerImage image)
    {
        Validate(image);
        string user = Number(image.UserId);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Made by `optifire-cli container write`; `container check` says whether it still fits.
            FROM mcr.microsoft.com/dotnet/sdk:{image.SdkTag} AS build
            WORKDIR /source

            # Only what decides about packages: this layer stays while these files stay.

            """
        );
        foreach (string file in image.RestoreFiles.Concat(image.Projects).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"COPY {Words([file, file])}\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            RUN {Words(["dotnet", "restore", image.Project])}

            COPY . .
            RUN {Words(["dotnet", "publish", image.Project, "--no-restore", "-c", "Release", "-o", "/app"])}
            RUN ["mkdir", "/state"]

            # No shell, no package manager; time zone data are there.
            FROM mcr.microsoft.com/dotnet/runtime:{image.RuntimeTag} AS final
            WORKDIR /app
            COPY --from=build /app .
            COPY --from=build --chown={user}:{user} {State} {State}
            USER {user}:{user}
            VOLUME ["{State}"]
            STOPSIGNAL SIGTERM
            HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD {Words(
                [$"/app/{image.Program}", .. image.HealthArguments]
            )}
            ENTRYPOINT {Words([$"/app/{image.Program}"])}
            CMD {Words(image.Arguments)}

            """
        );
        return text.ToString();
    }

    /// <summary>The service for compose, with the limits that an image cannot set itself.</summary>
    /// <param name="image">What it is made of.</param>
    /// <param name="folder">The folder the files are in, relative to the one that is sent to the build; empty for that one.</param>
    /// <exception cref="ArgumentException">Something is out of range: every error.</exception>
    public static string Compose(ContainerImage image, string folder)
    {
        Validate(image);
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length > 0 && !ContainerImage.IsPath(folder))
        {
            throw new ArgumentException($"'{folder}' is no folder below the one that is built.", nameof(folder));
        }

        string up = folder.Length == 0 ? "." : string.Join('/', folder.Split('/').Select(_ => ".."));
        string file = folder.Length == 0 ? "Dockerfile" : $"{folder}/Dockerfile";
        string memory = Number(image.MemoryMegabytes);
        return $"""
            # Made by `optifire-cli container write`; `container check` says whether it still fits.
            name: {image.Name}

            services:
              {image.Name}:
                build:
                  context: {up}
                  dockerfile: {file}
                image: {image.Name}:local
                command: {Words(image.Arguments)}
                user: "{Number(image.UserId)}:{Number(image.UserId)}"
                read_only: true
                cap_drop: ["ALL"]
                security_opt: ["no-new-privileges:true"]
                tmpfs: ["/tmp:rw,noexec,nosuid,nodev,size={Number(image.TemporaryMegabytes)}m"]
                volumes: ["state:{State}"]
                # The least memory that fits the default of system.max_ram_mb; no swap.
                mem_limit: {memory}m
                memswap_limit: {memory}m
                cpus: {image.Cores.ToString("0.##", CultureInfo.InvariantCulture)}
                pids_limit: {Number(image.Processes)}
                network_mode: {(image.HasNetwork ? "bridge" : "none")}
                # SIGTERM: the moment is finished, the journal flushed; up to 10 s, then exit code 0.
                stop_signal: SIGTERM
                stop_grace_period: {Number(image.StopSeconds)}s
                restart: on-failure

            volumes:
              state:

            """;
    }

    /// <summary>What is not sent to the build: results, secrets, and what changes without changing the program.</summary>
    public static string DockerIgnore() =>
        """
            # Made by `optifire-cli container write`; `container check` says whether it still fits.
            .git
            .github
            .vs
            .vscode
            .idea
            **/artifacts
            **/bin
            **/obj
            **/TestResults
            **/node_modules
            **/*.db
            **/*.db-shm
            **/*.db-wal
            **/*.journal*
            **/optifire-state
            **/.env
            **/.env.*
            **/*.pem
            **/*.key
            **/*.pfx
            **/secrets
            **/Dockerfile
            **/compose*.yaml
            benchmarks
            docs
            tests

            """;

    private static void Validate(ContainerImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        ValidateOptionsResult result = new ContainerImageValidator().Validate(null, image);
        string[] errors =
        [
            .. result.Failures ?? [],
            .. image
                .Projects.Concat(image.RestoreFiles)
                .Where(path => !ContainerImage.IsPath(path))
                .Select(path => $"'{path}' is no path below the folder that is built."),
            .. image.Projects.Contains(image.Project)
                ? Array.Empty<string>()
                : [$"'{image.Project}' is not among the projects."],
            .. image.HealthArguments.Count > 0 ? Array.Empty<string>() : ["There is nothing to ask for its health."],
        ];
        if (errors.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', errors), nameof(image));
        }
    }

    /// <summary>The exec form, which YAML reads too: no shell takes the words apart.</summary>
    private static string Words(IEnumerable<string> words) =>
        $"[{string.Join(", ", words.Select(word => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(word)}\""))}]";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
