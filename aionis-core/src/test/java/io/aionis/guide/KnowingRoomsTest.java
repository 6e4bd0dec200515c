package io.aionis.guide;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

@AnalyzeClasses(packages = "io.aionis", importOptions = ImportOption.DoNotIncludeTests.class)
class KnowingRoomsTest {

    @ArchTest
    static final ArchRule ADJUDICATION = classes()
            .that()
            .resideInAPackage("io.aionis.adjudication")
            .should()
            .onlyDependOnClassesThat(pure("io.aionis.adjudication", "io.aionis.model")
                    .or(DescribedPredicate.describe(
                            "are Recorded or a hash",
                            c -> c.getName().equals("io.aionis.ledger.Recorded")
                                    || c.getPackageName().equals("java.security"))))
            .because("the same evidence must give the same state, whoever folds it and whenever");

    @ArchTest
    static final ArchRule GUIDE = classes()
            .that()
            .resideInAPackage("io.aionis.guide")
            .should()
            .onlyDependOnClassesThat(pure("io.aionis.guide", "io.aionis.adjudication", "io.aionis.model"))
            .because("a guide must be a function of the state and the request alone");

    private static DescribedPredicate<JavaClass> pure(String... rooms) {
        return DescribedPredicate.describe("are plain values of " + String.join(", ", rooms), c -> {
            String name = c.getPackageName();
            if (List.of("java.util.Random", "java.util.UUID", "java.lang.System")
                    .contains(c.getName())) {
                return false;
            }
            return List.of(rooms).contains(name)
                    || List.of(
                                    "java.lang",
                                    "java.lang.invoke",
                                    "java.lang.annotation",
                                    "java.lang.runtime",
                                    "java.util",
                                    "java.util.function",
                                    "java.util.stream",
                                    "org.pcollections",
                                    "org.jspecify.annotations",
                                    "")
                            .contains(name)
                    || c.getName().equals("java.time.Instant");
        });
    }
}
