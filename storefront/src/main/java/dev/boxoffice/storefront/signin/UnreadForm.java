package dev.boxoffice.storefront.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.storefront.problem.KeptForm;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the form of a request that was refused before any code could read it. */
final class UnreadForm {

    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_BUFFERED_BYTES = 1 << 20;

    private UnreadForm() {}

    /** The form of a request; empty if the body is none or unreadable. */
    static Optional<KeptForm> of(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaderNames.CONTENT_TYPE);
        Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
        try {
            if (type == null || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)) {
                return Optional.of(urlEncoded(body));
            }
            return type.startsWith(MediaType.MULTIPART_FORM_DATA)
                    ? Optional.of(multipart(type, body))
                    : Optional.empty();
        } catch (DecoderException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static KeptForm urlEncoded(Buffer body) {
        List<KeptForm.Text> texts = new QueryStringDecoder(body.toString(UTF_8), UTF_8, false, MAX_FIELDS)
                .parameters().entrySet().stream()
                        .flatMap(field ->
                                field.getValue().stream().map(value -> new KeptForm.Text(field.getKey(), value)))
                        .toList();
        return new KeptForm(false, texts, List.of());
    }

    private static KeptForm multipart(String type, Buffer body) {
        var request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body.getBytes()));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        var texts = new ArrayList<KeptForm.Text>();
        var files = new ArrayList<KeptForm.File>();
        var decoder = new HttpPostMultipartRequestDecoder(
                new DefaultHttpDataFactory(false), request, UTF_8, MAX_FIELDS, MAX_BUFFERED_BYTES);
        try {
            for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
                switch (data) {
                    case Attribute text -> texts.add(new KeptForm.Text(text.getName(), text.getValue()));
                    case FileUpload file -> files.add(new KeptForm.File(file.getName(), file.getFilename()));
                    default ->
                        throw new IllegalStateException(data.getHttpDataType().name());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            decoder.destroy();
        }
        return new KeptForm(true, texts, files);
    }
}
