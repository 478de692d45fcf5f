namespace OptiFire.Sdk.Settings;

/// <summary>The settings of the section <c>api</c>.</summary>
internal static class ApiKeys
{
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        Key(
            "host",
            SettingKinds.Text("an address is needed"),
            s => s.Host,
            (s, v) => s with { Host = v },
            "Address to listen on.",
            isHot: false
        ),
        Key(
            "port",
            SettingKinds.Whole(1, 65_535),
            s => s.Port,
            (s, v) => s with { Port = v },
            "Port to listen on.",
            isHot: false
        ),
        Key(
            "jwt_expiry_hours",
            SettingKinds.Whole(1, 168),
            s => s.JwtExpiryHours,
            (s, v) => s with { JwtExpiryHours = v },
            "How long a sign-in lasts, in hours."
        ),
        Key(
            "enable_cors",
            SettingKinds.Truth,
            s => s.EnableCors,
            (s, v) => s with { EnableCors = v },
            "Whether other origins may call."
        ),
    ];

    private static SettingKey<T> Key<T>(
        string name,
        SettingKind<T> kind,
        Func<ApiSettings, T> get,
        Func<ApiSettings, T, ApiSettings> set,
        string help,
        bool isHot = true
    ) =>
        new(
            $"api.{name}",
            kind,
            all => get(all.Api),
            (all, value) => all with { Api = set(all.Api, value) },
            help,
            isHot
        );
}
