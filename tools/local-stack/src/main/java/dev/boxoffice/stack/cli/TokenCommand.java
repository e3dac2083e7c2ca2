package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.TokenClient;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code token USER [--admin]}: prints the token and nothing else, for use in {@code $(...)}. */
public final class TokenCommand {

    private final Settings settings;
    private final PrintStream out;

    public TokenCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public int run(List<String> options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(options);
        boolean admin = words.remove("--admin");
        if (words.size() != 1 || words.getFirst().startsWith("-")) {
            throw new UserError("Say whose token: ./boxoffice token USER [--admin].");
        }
        String issuer = RunningSystem.require(settings).settings().issuer();
        out.println(new TokenClient(issuer).token(words.getFirst(), admin));
        return 0;
    }
}
