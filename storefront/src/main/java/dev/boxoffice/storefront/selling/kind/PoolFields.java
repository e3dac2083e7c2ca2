package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The fields of a pool in a form. */
@ApplicationScoped
class PoolFields {

    private static final int MAX_NAME = 100;
    private static final int MAX_CAPACITY = 1_000_000;

    private final Texts<KindMessages> messages;

    PoolFields(Texts<KindMessages> messages) {
        this.messages = messages;
    }

    List<Field> all() {
        return List.of(
                Field.of("name", messages.get().fieldPoolName()),
                Field.of("capacity", messages.get().fieldPoolCapacity()));
    }

    TypedForm of(Pool pool) {
        return new TypedForm(Map.of("name", pool.name(), "capacity", Integer.toString(pool.capacity())));
    }

    void read(FieldReader reader, Patch patch) {
        patch.set("name", () -> reader.line("name", MAX_NAME), null);
        patch.set("capacity", () -> reader.number("capacity", 1, MAX_CAPACITY), null);
    }
}
