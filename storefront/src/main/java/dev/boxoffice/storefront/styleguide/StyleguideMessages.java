package dev.boxoffice.storefront.styleguide;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the style guide. */
@MessageBundle(value = "styleguide", locale = "en")
public interface StyleguideMessages {

    String styleguide();

    String intro();

    String colours();

    String typeScale();

    String sampleText();

    String buttons();

    String primaryButton();

    String secondaryButton();

    String quietButton();

    String dangerButton();

    String cardsAndPanels();

    String sampleTitle();

    String samplePlace();

    String badgesAndNotices();

    String good();

    String warning();

    String problem();

    String information();

    String formFields();

    String sampleLabel();

    String sampleHint();

    String sampleError();

    String openDialog();

    String dialogTitle();

    String dialogText();

    String confirm();

    String tablesAndFigures();

    String stepsAndTabs();
}
