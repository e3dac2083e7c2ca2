package dev.boxoffice.storefront.language;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.ParameterizedType;

/** Gives templates and classes their texts in the visitor's language. */
@ApplicationScoped
class TextsProducer {

    @Produces
    @Dependent
    @SuppressWarnings("unchecked")
    <T> Texts<T> texts(InjectionPoint point) {
        var type = (ParameterizedType) point.getType();
        return Texts.of((Class<T>) type.getActualTypeArguments()[0]);
    }

    void localize(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(instance -> instance.setLocale(Language.ofTexts()));
    }
}
