package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** The same commands in other languages: a verb, and whom or what it is about. Word sets, not translations. */
final class OtherLanguages {

    /** Chinese: not behind "do not". */
    private static final String NOT = "(?<!不|别|別|勿|不要|不可|不能)";

    private OtherLanguages() {}

    static Detector override() {
        return Either.of(spaced(), unspaced());
    }

    /** What was told, asked or said, without a word for instructions. */
    static Detector overrideHints() {
        return Either.of(
                PhraseDetector.of(
                        "OVERRIDE_INSTRUCTIONS",
                        Decision.INSPECT,
                        "ignorier*/missachte*/vergiss/vergessen/verwirf/verwerfen/verwerft ..3 was/anweisungen/vorgaben/aufgabe ..4"
                                + " gesagt/aufgetragen/vorher/zuvor/bisher/oben/bekommen/befohlen/erhalten",
                        "ignore*/oublie*/néglige*/laisse* ..2 ce/tout ..4 dit/demandé/précède/indiqué",
                        "ignora*/ignore*/olvida*/olvide*/descarta*/descarte* ..2 lo/todo ..4 dicho/dijeron/pidieron/pedido/anterior/indicado",
                        "ignora*/dimentica*/scarta*/trascura* ..2 ciò/quello/tutto/quanto ..4 detto/chiesto/precedenza/sopra/richiesto",
                        "ignore*/esqueça*/desconsidere*/descarte* ..2 o/tudo ..4 dito/disseram/pedido/pediram/anterior/acima",
                        "negeer*/vergeet/negeren ..2 wat/alles/hetgeen ..4 gezegd/gevraagd/verteld/hiervoor/hierboven/eerder",
                        "игнориру*/проигнориру*/забудь*/отбрось* ..2 все/всё/то/что ..4 сказал*/говорил*/сказано/просил*/выше/раньше"),
                PatternDetector.of(
                        "OVERRIDE_INSTRUCTIONS",
                        Decision.INSPECT,
                        Sign.of("略 视 記 记 掉", NOT + "(?:忽略|无视|無視|忘记|忘記|忘掉)[^。！？\\n]{0,8}?(?:说过|所说|说的|告诉你|內容|内容)"),
                        Sign.of("無視 忘れ", "(?:言われた|聞いた|頼まれた|ここまでの)[^。！？\\n]{0,10}?(?:無視|忘れ)(?:して|て|ろ|しろ)")));
    }

    /** Speaks to the assistant, or to whoever reads. */
    static Detector addressed() {
        String ki =
                "ki/ki-assistent*/ki-agent*/ki-system*/ki-modell*/sprachmodell*/chatbot/chatbots/assistent/assistenten";
        String ia =
                "ia/l'ia/assistant/assistants/l'assistant/asistente/asistentes/assistente/assistenti/l'assistente/assistentes"
                        + "/all'assistente/all'ia/chatbot/chatbots/modelo/modello/modèle";
        return Either.of(
                PhraseDetector.of(
                        "ADDRESSED_TO_AGENT",
                        Decision.INSPECT,
                        "hinweis/anweisung/anweisungen/nachricht/achtung/aufgabe an/für ..2 " + ki,
                        ki
                                + " ..1 die/das/der/welche/welcher ..1 diesen/diese/dieses/dies/das ..2 lies*/lesen/verarbeite*/zusammenfass*",
                        "wenn/sobald/falls du/ihr diesen/diese/dieses/dies/das ..2 liest/lest/verarbeite*/zusammenfasst",
                        "sobald/wenn sie diesen/dies/das ..1 text/hier? lesen/verarbeiten",
                        "instruction/instructions/message/note/consigne/consignes à/pour ..2 " + ia,
                        "quand/lorsque/si/dès tu/vous/que ..1 lis/lisez/liras/lirez/traites/traitez ce/ceci/cette ..1",
                        "instrucción/instrucciones/mensaje/nota/aviso/atención para/a/al ..2 " + ia,
                        "cuando/si/al leas/lees/lea/leer/proceses/procese ..1 esto/este/esta",
                        "istruzione/istruzioni/messaggio/nota/avviso/attenzione per/a/al/alla ..2 " + ia,
                        "quando/se/appena leggi/leggete/leggerai/elabori ..1 questo/questa/ciò",
                        "instrução/instruções/mensagem/nota/aviso/atenção para/a/ao/à ..2 " + ia,
                        "quando/se/ao leres/lê/ler/lerem/processar/processares ..1 isto/isso/este/esta",
                        "instructie/instructies/bericht/opmerking/let voor/aan/op ..2 ai/ai-assistent*/assistent/taalmodel*/chatbot",
                        "wanneer/als/zodra je/jij ..1 dit/deze ..2 leest/verwerkt",
                        "инструкция/инструкции/сообщение/внимание/указание для? ..2 ии/ассистент*/помощник*/модел*/чат-бот*",
                        "когда/если ты/вы ..2 читаешь/прочитаешь/прочтёшь/прочтешь/читаете/прочитаете/обрабатываешь это/этот/эту"),
                PatternDetector.of(
                        "ADDRESSED_TO_AGENT",
                        Decision.INSPECT,
                        Sign.of(
                                "助手 助理 模型 ai 人工智能",
                                "(?:致|给|告知|提醒)(?:所有|各位|任何|这个)?(?:正在)?(?:阅读|读取|处理)?[^。，！？\\n]{0,6}(?:ai助手|ai助理|智能助手|语言模型|大模型|人工智能)"),
                        Sign.of(
                                "当你 當你 如果你",
                                "(?:当你|當你|如果你)[^。！？\\n]{0,4}(?:读到|讀到|看到|阅读|处理)(?:这|此|本|這)[^。！？\\n]{0,6}(?:时|時|，|,|就)"),
                        Sign.of(
                                "アシスタント モデル ai 人工知能",
                                "(?:aiアシスタント|アシスタント|言語モデル|人工知能|(?<![a-z])ai)(?:へ|への|に告ぐ|の皆さん|向け)(?:の)?(?:指示|命令|メッセージ|お願い|[:：、])"),
                        Sign.of("読ん", "これを読んだ(?:ら|とき|時|場合)[^。\\n]{0,40}(?:しろ|せよ|して|ください|こと)")));
    }

    /** Asks not to tell the user. */
    static Detector concealment() {
        return Either.of(
                PhraseDetector.of(
                        "CONCEALMENT",
                        Decision.INSPECT,
                        "sage/sag/sagen/erzähle/erzählen/verrate/verraten/melde/informiere*/erwähne*/teile ..3 benutzer/nutzer/anwender ..4"
                                + " nicht/nichts",
                        "sage/sag/sagen/erzähle/verrate/erwähne/erwähnen ..1 nichts/nicht ..4 benutzer/nutzer/anwender",
                        "ne le? dis/dites/dire/révèle/révélez/informe/informez/mentionne/mentionnez/parle/parlez ..1 pas/rien/jamais ..5"
                                + " utilisateur/l'utilisateur",
                        "no le? digas/diga/informes/informe/menciones/mencione/reveles/revele/cuentes/avises/avise ..5 usuario",
                        "non dire/dirlo/informare/menzionare/rivelare/comunicare ..4 utente/all'utente/l'utente",
                        "não ..1 diga/digas/informe/informes/mencione/revele/conte/contes ..5 usuário/utilizador",
                        "vertel/zeg/meld/noem/informeer ..2 gebruiker ..2 niet/niets",
                        "vertel/zeg/meld/noem ..1 niet/niets ..3 gebruiker",
                        "не ..1 говори*/сообщай*/рассказывай*/упоминай* ..4 пользовател*"),
                PatternDetector.of(
                        "CONCEALMENT",
                        Decision.INSPECT,
                        Sign.of("用户 用戶", "(?:不要|别|別|勿|不得)(?:把|将)?[^。！？\\n]{0,8}(?:告诉|告訴|告知|透露给|通知)(?:给)?用[户戶]"),
                        Sign.of("ユーザ", "ユーザー?(?:に|には)[^。\\n]{0,14}?(?:言わない|伝えない|知らせない|教えない|話さない)(?:で|こと|よう)")));
    }

    /** Sends something to an address; what is the reader's own, as in an invitation to apply, is left out. */
    static Detector sendingAway() {
        String own =
                "(?! (?:uns|mir|ihre?n?|eure?|deine?n?|nous|votre|vos|ton|une?|un|su|sus|tu|seu|sua|la tua|il tuo|la sua|il suo|uw|je"
                        + "|ons|нам|ваш|ваше|свое|ci|una?|eine?n?|een)\\b)";
        return PatternDetector.of(
                "EXFILTRATION",
                Decision.INSPECT,
                Sign.of(
                        "@ http",
                        "(?<!\\p{L})(?:sende|senden sie|schicke|schick|schicken sie|leite|envoie|envoyez|transmets|transmettez|envía|envia|envíe"
                                + "|envie|manda|mande|invia|inviate|inoltra|inoltrate|stuur|verstuur|отправь|отправьте|перешли|перешлите)"
                                + own
                                + "(?= )[^\\n.!?;]{1,80}? (?:an|à|a|al|para|naar|aan|на) (?:https?://|[\\w.+-]{1,40}@)"),
                Sign.of(
                        "发 發",
                        "(?:发送|转发|發送|转送|发)(?![^。\\n]{0,10}(?:邮件|简历|您的))[^。！？\\n]{0,30}?(?:到|给|至)\\s?(?:https?://|[a-z0-9.+-]{1,40}@)"),
                Sign.of("送 転", "(?:https?://[^\\s]{3,80}|@[a-z0-9.-]{3,60}) ?(?:に|へ)[^。\\n]{0,20}(?:送信|転送|送っ|送れ)"));
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
