package dev.boxoffice.system.fuzz;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Writes requests for the operations of an API: a valid one, or one with up to three mutations. */
public final class RequestFuzzer {

    private static final int TRAP_PERCENT = 12;

    private final List<ApiOperation> operations;
    private final List<UUID> ids;
    private final List<String> tokens;

    /**
     * @param ids values for path parameters, existing and not
     * @param tokens bearer tokens of several users, at least one of them an operator
     */
    public RequestFuzzer(List<ApiOperation> operations, List<UUID> ids, List<String> tokens) {
        this.operations = operations;
        this.ids = ids;
        this.tokens = tokens;
    }

    /** The same seed gives the same request. */
    public FuzzRequest request(long seed) {
        var random = new Random(seed);
        ApiOperation operation = operations.get(random.nextInt(operations.size()));
        var json = new JsonFuzz(random, ids, random.nextBoolean() ? 0 : TRAP_PERCENT);
        var request = new FuzzRequest(operation.method(), target(operation, random));
        request.add("Host", "127.0.0.1").add("Connection", "close");
        if (random.nextInt(10) > 0) {
            request.add("Authorization", "Bearer " + tokens.get(random.nextInt(tokens.size())));
        }
        for (String header : operation.headers()) {
            if (random.nextInt(3) > 0) {
                request.add(header, header.startsWith("If-") ? "\"1\"" : new UUID(seed, random.nextLong()).toString());
            }
        }
        if (operation.body() != null) {
            request.add("Content-Type", operation.contentType());
            request.body(json.write(operation.body()));
        }
        var mutations = new Mutations(random, json);
        for (int i = random.nextInt(4); i > 0; i--) {
            mutations.apply(request);
        }
        return request;
    }

    private String target(ApiOperation operation, Random random) {
        String path = operation
                .path()
                .replaceAll("\\{[^}]*}", ids.get(random.nextInt(ids.size())).toString());
        if (operation.query().isEmpty() || random.nextBoolean()) {
            return path;
        }
        String parameter =
                operation.query().get(random.nextInt(operation.query().size()));
        return path + "?" + parameter + "="
                + List.of("1", "true", "x", "2030-01-01T00:00:00Z", "ON_SALE").get(random.nextInt(5));
    }
}
