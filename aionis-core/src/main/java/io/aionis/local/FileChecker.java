package io.aionis.local;

import io.aionis.plan.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Looks at one file. A relative path is one in the folder that the checker was made with. */
abstract class FileChecker extends LocalChecker {

    private final Path folder;

    FileChecker(String kind, Path folder, String... members) {
        super(kind, members);
        this.folder = folder;
    }

    final Path file(Members about) throws Refused {
        return folder.resolve(LocalPaths.read(about.what(), about.text("path")));
    }

    static FileChecker exists(Path folder) {
        return new FileChecker(Check.Kinds.FILE_EXISTS, folder, "path") {
            @Override
            Optional<String> look(Members about) throws Refused {
                Path file = file(about);
                if (Files.exists(file)) {
                    return Optional.empty();
                }
                return Optional.of("There is nothing at " + file
                        + ", or it cannot be looked at; expected a file or folder. Make it, or correct the path");
            }
        };
    }

    static FileChecker absent(Path folder) {
        return new FileChecker(Check.Kinds.FILE_ABSENT, folder, "path") {
            @Override
            Optional<String> look(Members about) throws Refused {
                Path file = file(about);
                if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.empty();
                }
                return Optional.of("There is something at " + file
                        + ", or it cannot be looked at; expected nothing there. Move it away, or use another path");
            }
        };
    }

    static FileChecker hash(Path folder) {
        return new FileChecker(Check.Kinds.FILE_HASH, folder, "path", "sha256") {
            @Override
            Optional<String> look(Members about) throws Refused, IOException {
                Path file = file(about);
                String expected = about.text("sha256").toLowerCase(Locale.ROOT);
                if (!expected.matches("[0-9a-f]{64}")) {
                    throw new Refused(about.what() + " has sha256 = '" + Members.shown(expected)
                            + "'; expected 64 hexadecimal digits");
                }
                if (!Files.isRegularFile(file)) {
                    return Optional.of("There is no regular file at " + file + "; expected one with SHA-256 " + expected
                            + ". Put it there, or correct the path");
                }
                String found = LocalPaths.sha256(file);
                return found.equals(expected)
                        ? Optional.empty()
                        : Optional.of("The file " + file + " has SHA-256 " + found + "; expected " + expected
                                + ". Bring back the content that was recorded, or record a run with the present one");
            }
        };
    }

    static FileChecker workingDirectory(Path folder) {
        return new FileChecker(Check.Kinds.WORKING_DIRECTORY, folder, "path") {
            @Override
            Optional<String> look(Members about) throws Refused, IOException {
                Path expected = file(about);
                Path found = folder.toRealPath();
                return Files.exists(expected) && expected.toRealPath().equals(found)
                        ? Optional.empty()
                        : Optional.of("The working directory is " + found + "; expected " + expected
                                + ". Start from that folder");
            }
        };
    }
}
