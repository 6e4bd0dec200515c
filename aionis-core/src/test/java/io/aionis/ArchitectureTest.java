package io.aionis;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** The direction in which the rooms know each other. */
@AnalyzeClasses(packages = "io.aionis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_cycles = slices().matching("io.aionis.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room that is known by what it knows cannot be changed alone");

    @ArchTest
    static final ArchRule core_knows_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..")
            .because("an agent loop without LangChain4j uses the core as it is");

    @ArchTest
    static final ArchRule lucene_is_known_to_search_alone = noClasses()
            .that()
            .resideOutsideOfPackage("io.aionis.search")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..")
            .because("how memories are found is the business of one room");

    @ArchTest
    static final ArchRule search_knows_the_model_alone = noClasses()
            .that()
            .resideInAPackage("io.aionis.search")
            .should()
            .dependOnClassesThat(are(resideInAPackage("io.aionis.."))
                    .and(DescribedPredicate.not(resideInAnyPackage("io.aionis.search", "io.aionis.model"))))
            .because("it finds texts, whatever was judged of them");

    @ArchTest
    static final ArchRule model_is_a_leaf = noClasses()
            .that()
            .resideInAPackage("io.aionis.model")
            .should()
            .dependOnClassesThat(are(resideInAPackage("io.aionis.."))
                    .and(DescribedPredicate.not(resideInAPackage("io.aionis.model"))))
            .because("everything else speaks in its words");

    @ArchTest
    static final ArchRule ledger_knows_the_model_alone = noClasses()
            .that()
            .resideInAPackage("io.aionis.ledger..")
            .should()
            .dependOnClassesThat(are(resideInAPackage("io.aionis.."))
                    .and(DescribedPredicate.not(resideInAnyPackage("io.aionis.ledger..", "io.aionis.model"))))
            .because("the record does not depend on what is made of it");

    @ArchTest
    static final ArchRule knowing_does_not_know_doing = noClasses()
            .that()
            .resideInAnyPackage("io.aionis.adjudication..", "io.aionis.guide..", "io.aionis.measure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.aionis.plan..", "io.aionis.compile..", "io.aionis.replay..", "io.aionis.governance..")
            .because("what is known is judged without regard to what will be done with it");

    @ArchTest
    static final ArchRule nothing_judges_by_what_is_measured = noClasses()
            .that()
            .resideInAnyPackage("io.aionis.adjudication..", "io.aionis.guide..", "io.aionis.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.aionis.measure..")
            .because("a report and a proposed skill change nothing; only evidence does");

    @ArchTest
    static final ArchRule doing_is_a_column = noClasses()
            .that()
            .resideInAnyPackage("io.aionis.plan..", "io.aionis.compile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.aionis.replay..", "io.aionis.governance..", "io.aionis.guide..", "io.aionis.measure..")
            .because("a plan is data, and compiling one runs nothing");

    @ArchTest
    static final ArchRule judging_is_pure = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.aionis.adjudication..",
                    "io.aionis.guide..",
                    "io.aionis.measure..",
                    "io.aionis.plan..",
                    "io.aionis.compile..")
            .or()
            .haveFullyQualifiedName("io.aionis.replay.Planner")
            .or()
            .haveFullyQualifiedName("io.aionis.replay.Resolver")
            .should()
            .dependOnClassesThat(are(resideInAnyPackage("java.sql..", "java.nio.file..", "java.net..", "org.slf4j.."))
                    .or(are(DescribedPredicate.describe("a clock or a source of chance", ArchitectureTest::isChance))))
            .because("the same evidence must give the same judgement, whenever and wherever it is asked");

    @ArchTest
    static final ArchRule only_the_http_repairer_reaches_out = noClasses()
            .that()
            .resideInAPackage("io.aionis.repair")
            .and(DescribedPredicate.not(
                    DescribedPredicate.describe("that ask over HTTP", ArchitectureTest::asksOverHttp)))
            .should()
            .dependOnClassesThat(are(resideInAnyPackage(
                            "java.sql..", "java.io..", "java.nio..", "java.net..", "java.time..", "org.slf4j.."))
                    .or(are(DescribedPredicate.describe("a clock or a source of chance", ArchitectureTest::isChance))))
            .because("what a repair may be, and what the causes are, depends on the stop alone");

    @ArchTest
    static final ArchRule a_repair_applies_nothing = noClasses()
            .that()
            .resideInAPackage("io.aionis.repair")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.aionis", "io.aionis.governance..", "io.aionis.ledger.jdbc..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.aionis.replay.ToolPort")
            .because("a proposal is data; only a review lets it into a playbook");

    @ArchTest
    static final ArchRule judging_asks_no_clock = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.aionis.adjudication..",
                    "io.aionis.guide..",
                    "io.aionis.measure..",
                    "io.aionis.plan..",
                    "io.aionis.compile..",
                    "io.aionis.repair..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it asks for the time or for chance",
                    call -> List.of(
                                    "now",
                                    "currentTimeMillis",
                                    "nanoTime",
                                    "random",
                                    "randomUUID",
                                    "getenv",
                                    "getProperty")
                            .contains(call.getTarget().getName())))
            .because("a clock need not be a field to make two judgements differ");

    @ArchTest
    static final ArchRule libraries_stay_inside = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(notShow("com.fasterxml.jackson", "org.sqlite", "com.github.benmanes", "org.apache.lucene"))
            .because("a library in a signature is a version our users cannot choose");

    @ArchTest
    static final ArchRule sentences_are_finished = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.aionis")
            .and()
            .arePublic()
            .and()
            .haveRawReturnType(assignableTo(Observation.class)
                    .or(assignableTo(Decision.class))
                    .or(assignableTo(Decision.Reasoned.class)))
            .should()
            .beAnnotatedWith(CheckReturnValue.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(CheckReturnValue.class)
            .because("a sentence without its last word records nothing, and Error Prone must say so");

    private static boolean asksOverHttp(JavaClass type) {
        return Stream.of("HttpRepairer", "BoundedBody")
                .anyMatch(name -> type.getName().startsWith("io.aionis.repair." + name));
    }

    private static boolean isChance(JavaClass type) {
        return Stream.of(
                        java.time.Clock.class,
                        java.util.Random.class,
                        java.util.UUID.class,
                        java.util.concurrent.ThreadLocalRandom.class,
                        java.security.SecureRandom.class)
                .anyMatch(type::isEquivalentTo);
    }

    private static ArchCondition<JavaMethod> notShow(String... packages) {
        return new ArchCondition<>("not show a library's type") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .filter(type -> Stream.of(packages).anyMatch(type.getPackageName()::startsWith))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
