package dev.boxoffice.tickets.search;

import java.util.List;
import java.util.stream.Stream;

/** Titles with texts that find them, and texts that do not. */
final class SearchCases {

    /** A title, and searches that find it. Each title also finds itself. */
    record Found(String title, List<String> by) {}

    record NotFound(String title, List<String> by) {}

    private static Found found(String title, String... by) {
        return new Found(title, List.of(by));
    }

    private static NotFound notFound(String title, String... by) {
        return new NotFound(title, List.of(by));
    }

    static Stream<Found> found() {
        return Stream.of(punctuation(), spaces(), emoji(), cases(), accents(), forms(), unspaced(), scripts(), typos())
                .flatMap(List::stream);
    }

    private static List<Found> punctuation() {
        return List.of(
                found("AC/DC", "ac/dc", "acdc", "ac dc", "AC-DC", "dc"),
                found("P!nk", "p!nk", "pnk", "P!NK"),
                found("R.E.M.", "rem", "R.E.M", "r e m"),
                found("C++ for Poets", "C++", "c++ poets", "c"),
                found("!!!", "!!!"),
                found("???", "???"),
                found("( )", "( )", "()"),
                found("+/-", "+/-"),
                found("^^", "^^"),
                found("\\", "\\"),
                found("Sunn O)))", "sunn", "O)))", "sunn o"),
                found("50% off", "50%", "50", "off", "50% off"),
                found("rock'n'roll", "rock’n’roll", "rockʼnʼroll", "rock`n´roll", "rocknroll", "rock n roll", "roll"),
                found("Rock’n’Roll Circus", "rock'n'roll", "rocknroll circus"),
                found("O’Connor", "o'connor", "oconnor", "connor", "OʼConnor", "o connor"),
                found("OʻBrien ʼtil Dawn", "brien", "o'brien", "obrien", "til"),
                found("St. John's Passion", "st johns", "st john's", "St John’s", "johns passion", "john"),
                found("“Quoted” «Guillemets» „Low“", "\"quoted\"", "quoted", "guillemets", "'low'"),
                found("Jay-Z", "jay‑z", "jay – z", "jayz", "jay z", "jay\u00adz", "jay—z", "jay−z"),
                found("co-op", "coop", "co op", "co‐op", "CO-OP"),
                found("The Coop Bank", "co-op", "co op", "the co-op bank"),
                found("Rock & Roll", "rock & roll", "rock roll", "Rock and Roll".replace(" and", " &")),
                found("Salt – Pepper", "salt - pepper", "salt pepper", "salt — pepper"),
                found("Super\u00adcali", "supercali", "super"),
                found("node.js", "nodejs", "node js", "node", "js"),
                found("snake_case_fest", "snake", "case", "snake case fest", "fest"),
                found("#1 Hits @ Home", "1", "#1", "hits home", "@ home"),
                found("A$AP Rocky", "a$ap", "rocky"),
                found("L'Orchestre d’été", "orchestre", "l’orchestre", "ete", "d'ete"),
                found("Dvořák/Martinů: Nonet (op. 2)", "martinu", "dvorak nonet", "op. 2", "2"),
                found("New Year 31.12.2026", "2026", "31.12.2026", "31 12 2026"),
                found("Don't % _ \\ Panic", "don't % _ \\ panic", "dont panic"));
    }

    private static List<Found> spaces() {
        return List.of(
                found("Blue\u00a0Note\u2009Trio", "blue note trio", "note", "blue\u3000note"),
                found("Tab\tNight", "tab night", "tab\tnight", "night"),
                found("Double  Space", "double space", "double \u2003 space"),
                found("Zero\u200bWidth", "zero", "width", "zerowidth", "zero width"));
    }

    private static List<Found> emoji() {
        return List.of(
                found("🎸 Night", "🎸", "night", "🎸 night"),
                found("I ❤\ufe0f NY", "i ❤ ny", "❤", "❤\ufe0f", "ny"),
                found("I ❤ Rome", "i ❤\ufe0f rome", "❤\ufe0f"),
                found("👨‍👩‍👧 Show", "👨‍👩‍👧", "show"),
                found("👍🏽 Tour", "👍", "👍🏽", "tour"),
                found("🤷🏽‍♀️ Comedy", "🤷‍♀️", "🤷🏽‍♀️", "🤷"),
                found("🇩🇪 vs 🇫🇷", "🇩🇪", "🇫🇷", "vs"),
                found("Top 1️⃣0️⃣", "top 10", "10", "1️⃣0️⃣"),
                found("🎉🎉🎉", "🎉", "🎉🎉"),
                found("★ Star ★", "star", "★"));
    }

    private static List<Found> cases() {
        return List.of(
                found("İstanbul Işıkları", "istanbul", "ISTANBUL", "ışıkları", "isiklari", "IŞIKLARI", "İSTANBUL"),
                found("TITLE I", "title i", "title ı"),
                found("Große Straße", "strasse", "STRASSE", "straße", "STRAẞE", "grosse"),
                found("Οδυσσεύς", "οδυσσευσ", "ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
                found("ǅungla", "džungla", "dzungla", "ǆungla"));
    }

    private static List<Found> accents() {
        return List.of(
                found("Köln Arena", "koln", "KÖLN", "koeln", "ko\u0308ln"),
                found("Koeln", "köln", "koeln"),
                found("Aurélien", "aurelien", "AURÉLIEN"),
                found("Smørrebrød på Østerbro", "smorrebrod", "osterbro", "pa"),
                found("Łódź Żółć", "lodz", "zolc", "łódź"),
                found("Đorđe Đurđević", "dorde", "đorđe", "durdevic"),
                found("Ærø Æther", "aero", "aether", "ærø"),
                found("Phở Đường Nguyễn", "pho", "duong", "nguyen"),
                found("Ñandú Ção", "nandu", "cao"),
                found("Þórr Ísland", "thorr", "island"),
                found("Ёлка Йога", "елка", "ёлка", "ЕЛКА", "йога"),
                found("Ἀθῆναι", "αθηναι", "ἀθῆναι"));
    }

    private static List<Found> forms() {
        return List.of(
                found("Cafe\u0301 Noir", "café", "cafe"),
                found("Café Blanc", "cafe\u0301", "cafe blanc"),
                found("ＡＢＣ Ｌｉｖｅ", "abc", "live", "ａｂｃ"),
                found("ﬁnale of ﬂutes", "finale", "flutes"),
                found("Rocky Ⅳ", "rocky iv", "IV", "Ⅳ"),
                found("E=mc²", "e=mc2", "mc2", "mc²"),
                found("½ Price", "1/2", "½", "price"),
                found("Ｎｏ①", "no1"));
    }

    private static List<Found> unspaced() {
        return List.of(
                found("東京事変ライブ2026", "東京", "事変", "ライブ", "京事", "2026", "東京事変"),
                found("周杰倫 演唱會", "周杰倫", "演唱會", "杰倫", "周杰倫演唱會", "倫演"),
                found("ザ・ビートルズ", "ビートルズ", "ザビートルズ", "ﾋﾞｰﾄﾙｽﾞ", "トル"),
                found("すごい夜", "夜", "ごい"),
                found("คอนเสิร์ตใหญ่", "คอนเสิร์ต", "ใหญ่", "เสิร์ต"),
                found("ការប្រគុំតន្ត្រី", "តន្ត្រី", "ប្រគុំ"),
                found("서울 재즈 페스티벌", "서울", "재즈", "서울재즈", "스티벌", "\u1109\u1165\u110b\u116e\u11af"));
    }

    private static List<Found> scripts() {
        return List.of(
                found("الْعَرَبِيَّة", "العربية", "الْعَرَبِيَّة", "العربيه"),
                found("كتـــاب أحمد", "كتاب", "احمد", "أحمد"),
                found("שָׁלוֹם חנוך", "שלום", "שָׁלוֹם", "חנוך"),
                found("हिन्दी संगीत", "हिन्दी", "संगीत", "हिन्दी संगीत"),
                found("Зимний концерт", "зимний", "КОНЦЕРТ", "конц"),
                found("حفل ٢٠٢٦", "2026", "٢٠٢٦", "۲۰۲۶"),
                found("சங்கீதம்", "சங்கீதம்"));
    }

    private static List<Found> typos() {
        return List.of(
                found("Ballet Gala", "balet", "ballett", "bellet", "blalet", "balelt gala", "gala ballte"),
                found("Symphony Orchestra", "simphony", "symfony", "orchetsra", "orhcesrta", "symphny orchesta"),
                found("Opera Night", "opra", "opear", "oprea"),
                found("Tchaikovsky", "tchaikowsky", "chaikovsky", "tchaikvosky", "tsaikovsky"),
                found("Концертный зал", "концертнй", "канцертный"));
    }

    static Stream<NotFound> notFound() {
        return Stream.of(
                notFound("Ballet Gala", "bullets", "opera", "ballet opera", "allegro", "gala ballroom"),
                notFound("Rock Cat", "rack", "lock", "cut", "car", "bat"),
                notFound("New Year 31.12.2026", "2027", "2025"),
                notFound("Symphony Orchestra", "phony", "telephony", "orchid"),
                notFound("東京事変ライブ2026", "大阪", "京東"),
                notFound("AC/DC", "%", "_", "a%", ".*", "!!!", "&", "abc"),
                notFound("!!!", "???", "!", "\u200b", "\u3164"),
                notFound("Concerto", "C++"));
    }

    private SearchCases() {}
}
