package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.supervise.RunningSystem;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Show each component with its state, process, port and memory.",
        footer = "%nThe exit code is 0 when every component is ready, and 1 otherwise.")
final class StatusCommand extends LauncherCommand {

    @Override
    public Integer call() {
        Settings settings = Settings.from(System.getenv());
        boolean allReady = new SystemStatus(RunningSystem.require(settings).settings(), System.out).print();
        return allReady ? 0 : 1;
    }
}
