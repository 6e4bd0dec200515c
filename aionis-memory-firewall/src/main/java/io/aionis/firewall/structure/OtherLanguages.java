package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** The same commands in other languages: a verb of setting aside, what came before, and a word for instructions. */
final class OtherLanguages {

    /** Chinese: not behind "do not". */
    private static final String NOT = "(?<!不|别|別|勿|不要|不可|不能)";

    private OtherLanguages() {}

    static Detector override() {
        return Either.of(spaced(), unspaced());
    }

    private static Detector spaced() {
        return PhraseDetector.of(
                "OVERRIDE_INSTRUCTIONS",
                Decision.DO_NOT_USE,
                // German
                "ignorier*/missacht*/vergiss/vergesst/vergessen/übergeh* ..3"
                        + " alle/alles/vorherig*/bisherig*/obig*/deine/ihre/früher*/vorangegangen* ..3"
                        + " anweisung*/instruktion*/vorgabe*/regel*/befehl*/prompt*/richtlinie*",
                "ignorier*/vergiss/vergessen alles ..4 vorher/zuvor/oben/bisher/gesagt",
                // French
                "ignore*/oublie*/néglige*/ignorez ..3 instruction*/consigne*/directive*/règle*/ordre* ..2"
                        + " précédent*/antérieur*/ci-dessus/initial*/reçu*/système",
                "ignore*/oublie* tout* ..3 instruction*/consigne*/directive*/règle*/précède*",
                // Spanish
                "ignora*/ignore*/olvida*/olvide*/desoye*/omite ..3 instruccion*/órdenes/indicacion*/regla*/directri* ..2"
                        + " anterior*/previa*/inicial*/recibid*/sistema",
                "ignora*/ignore*/olvida* tod* ..3 instruccion*/órdenes/reglas/anterior*",
                // Italian
                "ignora*/dimentica*/trascura* ..3 istruzion*/indicazion*/regol*/direttiv*/ordin* ..2"
                        + " precedent*/iniziali/ricevut*/sistema/anterior*",
                "ignora*/dimentica* tutt* ..3 istruzion*/regole/precedent*",
                // Portuguese
                "ignora*/ignore*/esqueça*/esquece*/desconsidere* ..3 instruç*/regras/ordens/orientaç*/diretriz* ..2"
                        + " anterior*/prévia*/inicia*/recebid*/sistema",
                "ignore*/esqueça*/desconsidere* tod* ..3 instruç*/regras/anterior*",
                // Dutch
                "negeer*/vergeet/negeren ..3 alle/alles/vorige/eerdere/bovenstaande/je/uw ..3 instructie*/opdracht*/regels/aanwijzing*",
                // Polish, Turkish
                "ignoruj*/zignoruj*/zapomnij* ..3 wszystkie/poprzedni*/wcześniejsz*/powyższ* ..3 instrukcj*/poleceni*/zasad*",
                "önceki/yukarıdaki/tüm ..2 talimat*/komut*/kural* ..2 yoksay*/unut*/görmezden/dikkate",
                // Russian
                "игнориру*/проигнориру*/забудь*/отмени*/пренебрег* ..3"
                        + " все/всё/предыдущ*/прежни*/прошл*/вышеуказан*/свои/системн* ..3 инструкц*/указани*/команд*/правил*/промпт*",
                // Arabic
                "تجاهل*/انسى/انسَ/تناسى ..3 التعليمات/تعليمات*/الأوامر/القواعد/تعليماتك",
                // Hindi
                "पिछले/पिछली/सभी/पूर्व ..3 निर्देश*/आदेश*/नियम* ..3 अनदेखा/नज़रअंदाज़/भूल/नजरअंदाज");
    }

    /** Chinese, Japanese and Korean, where words are not set apart. */
    private static Detector unspaced() {
        return PatternDetector.of(
                "OVERRIDE_INSTRUCTIONS",
                Decision.DO_NOT_USE,
                Sign.of("略 视 視", NOT + "(?:忽略|无视|無視)(?:掉)?(?:以上|上述|上面|之前|先前|前面)"),
                Sign.of(
                        "略 视 視 记 記 掉 要",
                        NOT + "(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要遵守)[^。！？\\n]{0,16}?(?:指令|指示|提示|规则|規則|命令|说明|要求|设定)"),
                Sign.of(
                        "無視 忘れ 破棄",
                        "(?:以前|これまで|前|上記|すべて|全て|全)の?[^。！？\\n]{0,10}?(?:指示|命令|プロンプト|ルール|指令)[^。！？\\n]{0,6}?(?:無視|忘れ|破棄)"),
                Sign.of("무시 잊", "(?:이전|위의|앞의|모든|지금까지)[^.!?\\n]{0,14}?(?:지시|명령|프롬프트|규칙|지침)[^.!?\\n]{0,8}?(?:무시|잊)"));
    }
}
