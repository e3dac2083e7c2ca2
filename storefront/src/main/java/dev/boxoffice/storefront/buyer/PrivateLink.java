package dev.boxoffice.storefront.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * The address that opens an order, or tickets of it, on every device.
 *
 * @param mailto a message to oneself with the address
 */
public record PrivateLink(String url, String mailto) {

    static PrivateLink of(String url, String email, String subject) {
        return new PrivateLink(
                url,
                "mailto:%s?subject=%s&body=%s"
                        .formatted(email == null ? "" : encode(email), encode(subject), encode(url)));
    }

    /** Mail programs read a plus as it is (RFC 6068, section 5). */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
