package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java block of the documentation stands in code that compiles; indentation aside, to the letter. */
class DocumentedCodeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\R(.*?)^```");

    @Test
    void should_show_only_code_that_compiles() throws IOException {
        String compiled = sources();
        int blocks = 0;
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                blocks++;
                assertThat(compiled.contains(stripped(block.group(1))))
                        .as("this Java block of %s stands in code that compiles:%n%s", page, block.group(1))
                        .isTrue();
            }
        }
        assertThat(blocks).isPositive();
    }

    @Test
    void should_link_only_to_pages_that_exist() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
        for (Path page : pages()) {
            Matcher links = link.matcher(Files.readString(page));
            while (links.find()) {
                assertThat(page.resolveSibling(links.group(1)))
                        .as("the link to %s in %s", links.group(1), ROOT.relativize(page))
                        .exists();
            }
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(ROOT, ROOT.resolve("docs")));
        try (Stream<Path> samples = Files.list(ROOT.resolve("samples"))) {
            samples.forEach(folders::add);
        }
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(
                            f -> f.toString().contains("src/") && f.toString().endsWith(".java"))
                    .toList()) {
                text.append(stripped(Files.readString(file)));
            }
        }
        return text.toString();
    }

    private static String stripped(String code) {
        StringBuilder lines = new StringBuilder();
        code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
