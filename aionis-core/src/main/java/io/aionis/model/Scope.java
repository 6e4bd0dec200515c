package io.aionis.model;

/**
 * The hard wall: nothing is read, ranked, counted or leaked across it.
 *
 * @param tenant who owns the memory; {@value #DEFAULT_TENANT} when there is only one
 * @param name what the memory is of, such as {@code repo:checkout-service}
 */
public record Scope(String tenant, String name) {

    /** The tenant of a host that has only one. */
    public static final String DEFAULT_TENANT = "default";

    public Scope {
        Names.require("Scope.tenant", tenant);
        Names.require("Scope.name", name);
    }

    /** A scope of the default tenant. */
    public static Scope of(String name) {
        return new Scope(DEFAULT_TENANT, name);
    }

    /** A scope of the given tenant. */
    public static Scope of(String tenant, String name) {
        return new Scope(tenant, name);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
