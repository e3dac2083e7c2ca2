package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.language.Language;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageCatalogueTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path TEMPLATES = MAIN.resolve("resources/templates");

    private static final Pattern EXPRESSION = Pattern.compile("\\\\\\{|\\{[^{}]*\\}");
    private static final Pattern HTML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    /** The topics that a page follows. */
    private static final Pattern TOPICS =
            Pattern.compile("\\{#(?:l|deskL)ive\\}.*?\\{/(?:l|deskL)ive\\}", Pattern.DOTALL);

    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern READ_ATTRIBUTE = Pattern.compile(
            "\\b(?:aria-label|alt|placeholder|title|data-countdown|data-expired|data-announce|data-warning[15])=\"([^\"]*)\"");
    private static final Pattern LABEL_PARAMETER = Pattern.compile("\\{#[^{}]*\\blabel=['\"]([^'\"]*)['\"]");
    /** An attribute in a template that is included inside a tag. */
    private static final Pattern FRAGMENT_ATTRIBUTE = Pattern.compile("\\baria-[a-z]+=\"[^\"]*\"");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern SENTENCE = Pattern.compile("\"[^\"\\n]*\\p{L}+ \\p{L}+[^\"\\n]*[.?!]\"");
    private static final Pattern SCRIPT_TEXT =
            Pattern.compile("[\"`](?!use strict)[^\"`\\n]*\\p{L}+ \\p{L}+[^\"`\\n]*[\"`]");

    private static final Pattern LANGUAGE = Pattern.compile("_[a-z]{2}\\.properties$");
    private static final Pattern PARAMETER = Pattern.compile("\\{(?:#if )?([a-zA-Z]+)");

    @Test
    void templatesHaveNoTextOfTheirOwn() throws IOException {
        for (Path template : files(TEMPLATES, ".html")) {
            assertThat(literalTexts(Files.readString(template)))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void findsLiteralTexts() {
        assertThat(literalTexts("<p title=\"{a}\">{msg:left(3)} × <b>{b}</b></p>"))
                .isEmpty();
        assertThat(literalTexts("{#if a}<p>Sold out</p>{/if}")).containsExactly("Sold out");
        assertThat(literalTexts("<input placeholder=\"Title\">")).containsExactly("Title");
        assertThat(literalTexts("<svg aria-label=\"{sold} sold\"></svg>")).containsExactly("sold");
        assertThat(literalTexts("{#include field label='Price'}{/include}")).containsExactly("Price");
    }

    @Test
    void scriptsHaveNoTextOfTheirOwn() throws IOException {
        for (Path script : files(MAIN.resolve("resources/META-INF/resources/assets"), ".js")) {
            assertThat(SCRIPT_TEXT
                            .matcher(Files.readString(script).replaceAll("(?m)^\\s*//.*$", ""))
                            .results()
                            .map(found -> found.group()))
                    .as(script.toString())
                    .isEmpty();
        }
    }

    @Test
    void classesHaveNoSentencesOfTheirOwn() throws IOException {
        for (Path source : files(MAIN.resolve("java"), ".java")) {
            assertThat(SENTENCE.matcher(Files.readString(source)).results().map(found -> found.group()))
                    .as(source.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyMessageIsUsed() throws Exception {
        var sources = new StringBuilder();
        for (Path template : files(TEMPLATES, ".html")) {
            sources.append(Files.readString(template));
        }
        for (Path source : files(MAIN.resolve("java"), ".java")) {
            sources.append(Files.readString(source));
        }

        for (Class<?> bundle : bundles()) {
            String namespace = namespace(bundle);
            assertThat(Arrays.stream(bundle.getMethods()).map(Method::getName))
                    .allSatisfy(name -> assertThat(sources)
                            .containsPattern(
                                    "(?:%s:|[mM]essages\\.get\\(\\)\\s*\\.|messages\\.|frame\\.get\\(\\)\\s*\\.)%s\\b"
                                            .formatted(namespace, name)));
        }
    }

    @Test
    void noTwoBundlesHaveTheSameMessage() throws Exception {
        assertThat(bundles())
                .hasSizeGreaterThan(5)
                .flatExtracting(bundle -> List.of(bundle.getMethods()))
                .extracting(Method::getName)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyMessageIsTranslated() throws Exception {
        for (Path english : files(MAIN.resolve("resources/messages"), ".properties")) {
            if (LANGUAGE.matcher(english.toString()).find()) {
                continue;
            }
            for (Locale language : Language.SPOKEN) {
                if (!language.equals(Locale.ENGLISH)) {
                    String translation = english.toString().replace(".properties", "_" + language + ".properties");
                    assertThat(expressions(Path.of(translation)))
                            .as(translation)
                            .isEqualTo(expressions(english));
                }
            }
        }
    }

    /** The values that each message shows. */
    private static Map<String, Set<String>> expressions(Path file) throws IOException {
        var messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        }
        return messages.entrySet().stream()
                .collect(Collectors.toMap(
                        message -> (String) message.getKey(),
                        message -> PARAMETER
                                .matcher((String) message.getValue())
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet())));
    }

    private static List<Class<?>> bundles() throws Exception {
        List<Class<?>> bundles = new ArrayList<>();
        for (Path source : files(MAIN.resolve("java"), "Messages.java")) {
            String name = MAIN.resolve("java").relativize(source).toString().replace('/', '.');
            Class<?> found = Class.forName(name.substring(0, name.length() - ".java".length()));
            if (found.isAnnotationPresent(MessageBundle.class)) {
                bundles.add(found);
            }
        }
        return bundles;
    }

    private static String namespace(Class<?> bundle) {
        String name = bundle.getAnnotation(MessageBundle.class).value();
        return name.equals(MessageBundle.DEFAULTED_NAME) ? MessageBundle.DEFAULT_NAME : name;
    }

    private static List<String> literalTexts(String template) {
        List<String> found = new ArrayList<>();
        LABEL_PARAMETER.matcher(template).results().forEach(label -> found.add(label.group(1)));
        String html = HTML_COMMENT.matcher(template).replaceAll("");
        html = TOPICS.matcher(html).replaceAll("");
        html = EXPRESSION.matcher(html).replaceAll("");
        READ_ATTRIBUTE
                .matcher(html)
                .results()
                .forEach(attribute -> found.add(attribute.group(1).strip()));
        html = FRAGMENT_ATTRIBUTE.matcher(html).replaceAll("");
        TAG.splitAsStream(html).map(String::strip).forEach(found::add);
        return found.stream().filter(text -> WORD.matcher(text).find()).toList();
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
