package dev.boxoffice.http.scope;

import dev.boxoffice.http.Problems;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.regex.Pattern;

/** The header in which a service client names the buyer for whom it acts. */
final class OnBehalfOf {

    static final String HEADER = "Boxoffice-On-Behalf-Of";
    static final int MAX_LENGTH = 128;

    /** Visible ASCII: proxies neither change nor merge it unnoticed. */
    static final String PATTERN = "[!-~]{1," + MAX_LENGTH + "}";

    private static final Pattern BUYER = Pattern.compile(PATTERN);

    private OnBehalfOf() {}

    static boolean isIn(MultivaluedMap<String, String> headers) {
        return headers.containsKey(HEADER);
    }

    /** Returns the buyer; any error becomes a problem with the status 400. */
    static String buyer(MultivaluedMap<String, String> headers) {
        List<String> values = headers.get(HEADER);
        if (values == null) {
            throw Problems.problem(
                            400,
                            "buyer-required",
                            "Buyer required",
                            "A service client must name the buyer in the header " + HEADER + ".")
                    .build();
        }
        if (values.size() > 1) {
            throw Problems.badRequest(HEADER + " must not be repeated.");
        }
        if (!BUYER.matcher(values.getFirst()).matches()) {
            throw Problems.badRequest(
                    HEADER + " must be 1 to " + MAX_LENGTH + " visible ASCII characters without spaces.");
        }
        return values.getFirst();
    }
}
