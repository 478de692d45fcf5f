using OptiFire.Sdk.Plugins;

namespace OptiFire.Architecture.Tests.Catalogue;

/// <summary>The plugins the project is to have, whether they are built yet or not.</summary>
/// <remarks>
/// It stands with the tests and not in a package: what a package ships is what is registered, and each descriptor is the
/// only entry of its plugin. This list is what the registrations are held against until they are complete, and after.
/// </remarks>
public static class PluginCatalogue
{
    /// <summary>All of them, by category.</summary>
    public static IReadOnlyList<PlannedPlugin> All { get; } =
    [
        .. Of(
            PluginCategory.Alpha,
            ("alpha_vix_regime", "Volatility regime"),
            ("alpha_cross_asset_corr", "Cross-asset correlation"),
            ("alpha_vrp", "Variance risk premium"),
            ("alpha_google_trends", "Search interest"),
            ("alpha_analyst_revisions", "Analyst revisions"),
            ("alpha_whisper_spread", "Whisper spread"),
            ("alpha_coint_pairs", "Cointegrated pairs"),
            ("alpha_risk_reversal", "Risk reversal"),
            ("alpha_etf_flow_div", "ETF flow divergence"),
            ("alpha_micro_imbalance", "Order-flow imbalance"),
            ("alpha_t_stat_threshold", "t-statistic threshold"),
            ("alpha_position_agnostic", "Position-agnostic signal"),
            ("alpha_vpin", "Flow toxicity (VPIN)")
        ),
        .. Of(
            PluginCategory.Features,
            ("fe_kalman", "Kalman filter"),
            ("fe_garch", "GARCH volatility"),
            ("fe_entropy", "Return entropy"),
            ("fe_price_news_div", "Price and news divergence"),
            ("fe_fracdiff", "Fractional differences"),
            ("fe_mini_pca", "Principal components"),
            ("fe_wavelet", "Wavelet energies"),
            ("fe_duckdb_store", "Feature store"),
            ("fe_dollar_bars", "Dollar bars"),
            ("fe_vol_weighted_sent", "Volume-weighted sentiment")
        ),
        .. Of(
            PluginCategory.Risk,
            ("risk_var_budget", "Value-at-risk budget"),
            ("risk_drawdown_derisk", "Drawdown stop"),
            ("risk_frac_kelly_atten", "Fractional Kelly"),
            ("risk_vol_target", "Volatility target"),
            ("risk_cvar_size", "Expected-shortfall sizing"),
            ("risk_auto_hedge_ratio", "Automatic hedge"),
            ("risk_entropy_weights", "Entropy weights"),
            ("risk_time_decay_size", "Time-decayed size"),
            ("risk_tracking_error", "Tracking error"),
            ("risk_liquidity_hotspot", "Liquidity hot spots")
        ),
        .. Of(
            PluginCategory.Learning,
            ("ai_bandit_alloc", "Bandit allocation"),
            ("sl_fading_memory", "Fading-memory regression"),
            ("sl_bayes_update", "Bayesian update"),
            ("ml_entropy_monitor", "Predictive entropy"),
            ("diag_data_drift", "Data drift"),
            ("ml_shadow_ab", "Shadow comparison"),
            ("ml_quantile_calibrator", "Quantile calibration"),
            ("sl_perf_trigger", "Performance trigger"),
            ("ai_meta_labeling", "Meta-labels"),
            ("ai_online_sgd", "Online gradient descent"),
            ("ai_dtw_matcher", "Time-warped matches"),
            ("ai_news_vectors", "News vectors"),
            ("ai_shap_drift", "Attribution drift"),
            ("sl_optuna_pruner", "Trial pruning"),
            ("ml_lgbm_quantize", "Quantised LightGBM"),
            ("ml_onnx_runtime", "ONNX models"),
            ("ai_topic_clustering", "News topics")
        ),
        .. Of(
            PluginCategory.Execution,
            ("exec_batch_orders", "Order batches"),
            ("exec_moc", "Market on close"),
            ("extra_bidask_filter", "Spread filter")
        ),
        .. Of(
            PluginCategory.Infrastructure,
            ("infra_psutil_health", "Process health"),
            ("infra_heartbeat", "Heartbeat"),
            ("infra_checkpoint_restart", "Checkpoint and restart"),
            ("infra_sqlite_txlog", "Journal report"),
            ("infra_config_hot_reload", "Configuration reload"),
            ("infra_apscheduler", "Scheduler"),
            ("infra_api_cache", "Request cache"),
            ("infra_dockerize", "Container"),
            ("infra_broker_latency", "Broker latency"),
            ("infra_pandera_validation", "Data validation")
        ),
        .. Of(
            PluginCategory.Diagnostics,
            ("diag_oos_decay_plot", "Out-of-sample decay"),
            ("diag_slippage_report", "Slippage report"),
            ("diag_param_sensitivity", "Parameter sensitivity"),
            ("diag_sharpe_ci", "Sharpe interval"),
            ("diag_cpcv_overfit", "Overfitting by purged folds")
        ),
        .. Of(
            PluginCategory.Dashboard,
            ("ux_ws_pnl_sse", "Event stream"),
            ("ux_strategy_pie", "Strategy shares"),
            ("ux_var_es_plot", "Value-at-risk chart"),
            ("ux_signal_contrib", "Signal contributions"),
            ("ux_pnl_drawdown_plot", "Equity and drawdown"),
            ("ux_log_level_ctrl", "Log levels"),
            ("ux_discord_cmds", "Discord commands")
        ),
    ];

    private static IEnumerable<PlannedPlugin> Of(PluginCategory category, params (string Id, string Title)[] plugins) =>
        plugins.Select(plugin => new PlannedPlugin(plugin.Id, category, plugin.Title));
}
