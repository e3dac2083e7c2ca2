package dev.boxoffice.testing.slow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method and path of a service.
 *
 * @param path the path, with an id in place of each parameter
 */
public record Operation(String method, String path) {

    private static final Pattern PATH = Pattern.compile("^  \"?(/[^\":]*)\"?:$");
    private static final Pattern WRITE = Pattern.compile("^    (post|put|patch):$");
    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";

    /** Every POST, PUT and PATCH operation of the service's committed OpenAPI document. */
    public static List<Operation> writesOf(String service) {
        var operations = new ArrayList<Operation>();
        String path = "";
        try {
            for (String line : Files.readAllLines(Path.of("..", "docs", "openapi", service + ".yaml"))) {
                Matcher pathLine = PATH.matcher(line);
                Matcher methodLine = WRITE.matcher(line);
                if (pathLine.matches()) {
                    path = pathLine.group(1).replaceAll("\\{[^}]+}", ID);
                } else if (methodLine.matches()) {
                    operations.add(new Operation(methodLine.group(1).toUpperCase(Locale.ROOT), path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }
}
