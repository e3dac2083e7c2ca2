package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.infra.TokenClient;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the token and nothing else, for use in {@code $(...)}. */
@Command(
        name = "token",
        description = "Print a bearer token for curl, valid for 12 hours.",
        footer = "%nExample: curl -H \"Authorization: Bearer $(./boxoffice token alice)\" ...")
final class TokenCommand extends LauncherCommand {

    @Parameters(paramLabel = "USER", description = "The name of the user or service client; any name is accepted.")
    private String user;

    @Option(names = "--admin", description = "Give the user the operator's role.")
    private boolean admin;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "Print the token of a service client with this name and scope, such as orders:write."
                    + " Can be repeated.")
    private List<String> scopes = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.from(System.getenv());
        String issuer = RunningSystem.require(settings).settings().issuer();
        var tokens = new TokenClient(issuer);
        System.out.println(scopes.isEmpty() ? tokens.token(user, admin) : tokens.clientToken(user, scopes));
        return 0;
    }
}
