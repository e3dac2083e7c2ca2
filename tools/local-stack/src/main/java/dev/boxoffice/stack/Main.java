package dev.boxoffice.stack;

import dev.boxoffice.stack.cli.DownCommand;
import dev.boxoffice.stack.cli.EventsCommand;
import dev.boxoffice.stack.cli.InfraCommand;
import dev.boxoffice.stack.cli.StatusCommand;
import dev.boxoffice.stack.cli.TokenCommand;
import dev.boxoffice.stack.cli.UpCommand;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Logging;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.demo.Demo;
import java.io.PrintStream;
import java.net.ConnectException;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The launcher's subcommands. */
final class Main {

    private Main() {}

    public static void main(String... arguments) {
        PrintStream complaints = System.err;
        Logging.off();
        try {
            System.exit(run(List.of(arguments)));
        } catch (UserError trouble) {
            complaints.println(trouble.getMessage());
            System.exit(1);
        } catch (ConnectException e) {
            complaints.println("A part of Boxoffice does not answer; ./boxoffice status shows which.");
            System.exit(1);
        } catch (Exception e) {
            LoggerFactory.getLogger(Main.class).error("failed", e);
            complaints.println("Boxoffice failed: %s; the logs may tell more.".formatted(e));
            System.exit(1);
        }
    }

    private static int run(List<String> words) throws Exception {
        Settings settings = Settings.from(System.getenv());
        PrintStream out = System.out;
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> options = words.subList(Math.min(1, words.size()), words.size());
        return switch (command) {
            case "up" -> new UpCommand(settings, out).run(options);
            case "down" -> new DownCommand(settings, out).run();
            case "status" -> new StatusCommand(settings, out).run();
            case "token" -> new TokenCommand(settings, out).run(options);
            case "events" -> new EventsCommand(settings, out).run(options);
            case "demo" -> new Demo(settings, out).run();
            case "infra" -> new InfraCommand(out).run(settings);
            default -> throw new UserError("Unknown command '%s'; see ./boxoffice help.".formatted(command));
        };
    }
}
