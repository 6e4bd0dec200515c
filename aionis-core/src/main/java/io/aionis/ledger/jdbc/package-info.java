/** The ledger in a relational database reached by JDBC. */
@NullMarked
package io.aionis.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
