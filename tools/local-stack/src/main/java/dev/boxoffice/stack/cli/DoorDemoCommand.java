package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.door.DoorDemo;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(
        name = "door",
        description = {
            "Follow two admissions of a new show from their sale to the end.",
            "",
            "Sells two units, takes the payment, prints the admissions and reads their QR codes. Checks one in, tries it"
                    + " again, refunds the other, and calls the show off.",
        },
        footer = "%nThe exit code is 0 when every step has the promised result, and 1 otherwise.")
final class DoorDemoCommand extends LauncherCommand {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.from(System.getenv());
        new DoorDemo(RunningSystem.require(settings).settings(), System.out).run();
        return 0;
    }
}
