package dev.boxoffice.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.money.PriceCurrency.Refusal;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceCurrencyTest {

    /** Withdrawn currencies, metals, funds and codes for tests that the JDK still lists. */
    private static final Set<String> NOT_IN_CIRCULATION = Set.of("""
            ADP AFA ANG ATS AYM AZM BEF BGL BGN BOV BYB BYR CHE CHW CLF COU CSD CUC CYP DEM EEK ESP FIM FRF GHC GRD GWP
            HRK IEP ITL LTL LUF LVL MGF MRO MTL MXV MZM NLG PTE ROL RUR SDD SIT SKK SLL SRG STD TMM TPE TRL USN USS UYI
            VEB VEF XAD XAG XAU XBA XBB XBC XBD XDR XFO XFU XPD XPT XSU XTS XUA XXX YUM ZMK ZWD ZWL ZWN ZWR""".split("\\s+"));

    @Test
    void decidesOnEveryCodeOfTheJdk() {
        Set<String> undecided = Currency.availableCurrencies()
                .map(Currency::getCurrencyCode)
                .filter(code -> PriceCurrency.find(code).isEmpty())
                .filter(code -> PriceCurrency.check(0, code).orElseThrow() == Refusal.NOT_IN_CIRCULATION)
                .filter(code -> !NOT_IN_CIRCULATION.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(undecided)
                .as("codes that a newer JDK knows: add each to PriceCurrency or to this test")
                .isEmpty();
        assertThat(NOT_IN_CIRCULATION)
                .allSatisfy(code -> assertThat(PriceCurrency.find(code)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "150000000, IDR", // 1,500,000.00
        "999999999999, IDR",
        "1500000, VND",
        "1500000, KRW",
        "99999999, JPY",
        "150000000, COP",
        "9999999999, HUF",
        "1500000, CLP",
        "150000000, LAK",
        "99999999, EUR",
        "0, EUR",
        "50, EUR",
        "30, GBP",
        "17500, HUF",
        "1230, KWD",
        "99999990, KWD",
        "5, ISK",
        "99999999, ISK",
        "99999999, UGX",
        "500, MGA",
        "9999999900, MGA",
        "1, ZMW"
    })
    void acceptsAmountsThatCanBeCharged(long amount, String currency) {
        assertThat(PriceCurrency.check(amount, currency)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, EUR, NEGATIVE",
        "49, EUR, BELOW_MINIMUM",
        "29, GBP, BELOW_MINIMUM",
        "17499, HUF, BELOW_MINIMUM",
        "49, JPY, BELOW_MINIMUM",
        "100000000, EUR, ABOVE_MAXIMUM",
        "100000000, ISK, ABOVE_MAXIMUM",
        "1000000000000, IDR, ABOVE_MAXIMUM",
        "9223372036854775807, KWD, ABOVE_MAXIMUM",
        "1235, KWD, NOT_A_MULTIPLE",
        "5, BHD, NOT_A_MULTIPLE",
        "550, MGA, NOT_A_MULTIPLE"
    })
    void refusesAmountsThatCannotBeCharged(long amount, String currency, Refusal reason) {
        assertThat(PriceCurrency.check(amount, currency)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "HRK, NOT_IN_CIRCULATION",
        "BGN, NOT_IN_CIRCULATION",
        "DEM, NOT_IN_CIRCULATION",
        "ANG, NOT_IN_CIRCULATION",
        "ZWL, NOT_IN_CIRCULATION",
        "CUC, NOT_IN_CIRCULATION",
        "XAU, NOT_IN_CIRCULATION",
        "XXX, NOT_IN_CIRCULATION",
        "XDR, NOT_IN_CIRCULATION",
        "CHE, NOT_IN_CIRCULATION",
        "CLF, NOT_IN_CIRCULATION",
        "USN, NOT_IN_CIRCULATION",
        "IRR, UNSUPPORTED_CURRENCY",
        "KPW, UNSUPPORTED_CURRENCY",
        "ZZZ, UNKNOWN_CURRENCY",
        "eur, UNKNOWN_CURRENCY",
        "'', UNKNOWN_CURRENCY"
    })
    void refusesCurrenciesThatBuyersCannotPayIn(String currency, Refusal reason) {
        assertThat(PriceCurrency.check(0, currency)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HRK", "BGN", "ANG", "IRR"})
    void knowsTheDecimalsOfWithdrawnAndUnsupportedCurrencies(String code) {
        assertThat(PriceCurrency.decimals(code)).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "ZZZ", ""})
    void knowsNoDecimalsOfOtherCodes(String code) {
        assertThat(PriceCurrency.decimals(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"99999999 | EUR | EUR 999,999.99", "1500000 | JPY | JPY 1,500,000", "1230 | KWD | KWD 1.230"})
    void formatsAmounts(long amount, String currency, String text) {
        assertThat(PriceCurrency.find(currency).orElseThrow().text(amount)).isEqualTo(text);
    }
}
