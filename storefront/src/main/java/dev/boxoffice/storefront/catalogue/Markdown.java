package dev.boxoffice.storefront.catalogue;

import io.quarkus.qute.RawString;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders CommonMark that users wrote. Their HTML is shown as text, and links lead only to web pages and mail addresses. */
public final class Markdown {

    /** The headings of the page around the text have the first two levels. */
    private static final int HIGHEST_LEVEL = 3;

    private static final int LOWEST_LEVEL = 6;

    private static final Set<String> BLOCKS = Set.of("p", "ul", "ol", "blockquote", "h3", "h4", "h5", "h6");

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (tag.equals("a")) {
                    attributes.put("rel", "nofollow ugc noopener");
                }
                if (BLOCKS.contains(tag)) {
                    attributes.put("dir", "auto");
                }
            })
            .build();

    private Markdown() {}

    public static RawString html(String source) {
        Node document = PARSER.parse(source);
        document.accept(new Adapter());
        return new RawString(HTML.render(document));
    }

    /** The beginning of the text without markup, on one line. */
    static String summary(String source, int maxLength) {
        var words = new Words();
        PARSER.parse(source).accept(words);
        String text = words.text.toString().replaceAll("\\s+", " ").strip();
        if (text.codePointCount(0, text.length()) <= maxLength) {
            return text;
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, maxLength));
        int space = cut.lastIndexOf(' ');
        return (space > 0 ? cut.substring(0, space) : cut) + "…";
    }

    /** Collects what a reader sees, without the addresses of links. */
    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral());
        }

        @Override
        protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            if (parent instanceof Block) {
                text.append(' ');
            }
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            text.append(' ');
        }
    }

    /** Moves headings below those of the page, and replaces images, which other servers would deliver, by their text. */
    private static final class Adapter extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(heading.getLevel() + HIGHEST_LEVEL - 1, LOWEST_LEVEL));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            Node child = image.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                image.insertBefore(child);
                child = next;
            }
            image.unlink();
        }
    }
}
