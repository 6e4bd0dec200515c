package io.aionis.benchmarks.cases;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Something that is said of something, made up by rule.
 *
 * @param thing what is spoken of
 * @param trait which trait of it
 * @param value what is said of it
 */
record Fact(String thing, String trait, String value) {

    /** How many ways there are to say a fact. */
    static final int PHRASINGS = 8;

    private static final List<String> NAMES = List.of(
            "Kestrel",
            "Northwind",
            "Harbour",
            "Linden",
            "Meridian",
            "Copper",
            "Aurora",
            "Granite",
            "Willow",
            "Falcon",
            "Orchard",
            "Summit",
            "Delta",
            "Juniper",
            "Pioneer",
            "Cobalt");
    private static final List<String> KINDS = List.of(
            "printer",
            "warehouse",
            "billing service",
            "export job",
            "mail gateway",
            "payment queue",
            "customer portal",
            "backup server",
            "test cluster",
            "returns desk");
    private static final List<String> PEOPLE = List.of(
            "Ines Moreau",
            "Tom Becker",
            "Priya Nair",
            "Jonas Lind",
            "Grace Okafor",
            "Hana Sato",
            "Luca Conti",
            "Mia Olsen");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> CITIES = List.of("Frankfurt", "Dublin", "Oslo", "Milan", "Toronto", "Osaka");

    private enum Trait {
        RETENTION("retention period") {
            @Override
            String value(Random random) {
                return (1 + random.nextInt(24)) * 15 + " days";
            }
        },
        CONTACT("escalation contact") {
            @Override
            String value(Random random) {
                return one(PEOPLE, random);
            }
        },
        WINDOW("maintenance window") {
            @Override
            String value(Random random) {
                return one(DAYS, random) + " " + (1 + random.nextInt(8)) + ":00";
            }
        },
        LIMIT("approval limit") {
            @Override
            String value(Random random) {
                return (1 + random.nextInt(40)) * 250 + " euros";
            }
        },
        PORT("default port") {
            @Override
            String value(Random random) {
                return Integer.toString(2_000 + random.nextInt(7_000));
            }
        },
        REGION("storage region") {
            @Override
            String value(Random random) {
                return one(CITIES, random);
            }
        },
        WARRANTY("warranty") {
            @Override
            String value(Random random) {
                return (1 + random.nextInt(10)) * 6 + " months";
            }
        },
        VERSION("supported version") {
            @Override
            String value(Random random) {
                return (1 + random.nextInt(9)) + "." + random.nextInt(20);
            }
        };

        private final String label;

        Trait(String label) {
            this.label = label;
        }

        abstract String value(Random random);
    }

    static Fact of(Random random) {
        Trait trait = Trait.values()[random.nextInt(Trait.values().length)];
        return new Fact(one(NAMES, random) + " " + one(KINDS, random), trait.label, trait.value(random));
    }

    /** The same trait of the same thing with another value. */
    Fact otherValue(Random random) {
        for (Trait each : Trait.values()) {
            if (each.label.equals(trait)) {
                String other = each.value(random);
                return other.equals(value) ? otherValue(random) : new Fact(thing, trait, other);
            }
        }
        throw new IllegalStateException("no trait " + trait);
    }

    /** Another trait of the same thing, or the same trait of another thing: no contradiction. */
    Fact beside(Random random) {
        Fact other = of(random);
        if (random.nextBoolean() && !other.trait.equals(trait)) {
            return new Fact(thing, other.trait, other.value);
        }
        return other.thing.equals(thing) ? beside(random) : new Fact(other.thing, trait, otherValue(random).value);
    }

    String say(int phrasing) {
        return switch (Math.floorMod(phrasing, PHRASINGS)) {
            case 0 -> "The " + trait + " of the " + thing + " is " + value + ".";
            case 1 -> thing + ": " + trait + " " + value + ".";
            case 2 -> "The " + thing + " has a " + trait + " of " + value + ".";
            case 3 -> "For the " + thing + " the " + trait + " is " + value + ".";
            case 4 -> "As agreed in the last review, the " + trait + " for the " + thing + " is " + value + ".";
            case 5 -> "The " + thing + "'s " + trait + " is " + value + ".";
            case 6 -> "{\"name\": \"" + thing + "\", \"" + trait.replace(' ', '_') + "\": \"" + value + "\"}";
            default -> "| " + thing + " | " + trait.toUpperCase(Locale.ROOT) + " | " + value + " |";
        };
    }

    /** What one asks to be told it. */
    String question() {
        return "What is the " + trait + " of the " + thing + "?";
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
