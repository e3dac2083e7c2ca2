package dev.boxoffice.storefront.selling.form;

import java.util.List;

/**
 * The version with which a form is shown.
 *
 * @param shown digests of its fields
 */
public record Baseline(String etag, long version, String shown) {

    public static Baseline of(String etag, long version, List<Field> fields, TypedForm current) {
        return new Baseline(etag, version, Fingerprint.of(fields, current));
    }
}
