package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.demo.Demo;
import dev.boxoffice.stack.supervise.RunningSystem;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = "Offer a catalogue of tickets, sell some of them in every way, and reconcile the figures.",
        subcommands = DoorDemoCommand.class,
        footer = "%nThe exit code is 0 when the figures agree, and 1 otherwise.")
final class DemoCommand extends LauncherCommand {

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.from(System.getenv());
        return new Demo(RunningSystem.require(settings).settings(), System.out).run() ? 0 : 1;
    }
}
