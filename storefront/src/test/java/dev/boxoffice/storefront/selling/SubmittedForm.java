package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.util.Map;

/** A form as a browser reads it from a page and submits it. */
record SubmittedForm(String path, Map<String, String> values) {

    static SubmittedForm open(String path) {
        return of(path, given().get(path));
    }

    static SubmittedForm of(String path, Response page) {
        return new SubmittedForm(path, HtmlForm.values(page.asString(), path));
    }

    SubmittedForm type(String field, String value) {
        values.put(field, value);
        return this;
    }

    Response submit() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParams(values)
                .post(path);
    }
}
