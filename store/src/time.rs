//! PostgreSQL's `timestamptz` as a [`Timestamp`].

use jiff::Timestamp;
use sqlx::{
    Decode, Encode, Postgres, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef, types::Oid},
};

/// 2000-01-01T00:00:00Z, from which PostgreSQL counts, in microseconds since 1970.
const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

/// The earliest time that PostgreSQL takes, in the year 4713 before Christ, in microseconds since its epoch (`MIN_TIMESTAMP` in
/// PostgreSQL's `datatype/timestamp.h`).
const EARLIEST: i64 = -211_813_488_000_000_000;

/// The types' object identifiers, which are the same in every database (PostgreSQL's `pg_type.dat`). By name they would have
/// to be looked up on each connection.
const TIMESTAMPTZ: Oid = Oid(1184);
const TIMESTAMPTZ_ARRAY: Oid = Oid(1185);

/// A time as a parameter or a column of a query. PostgreSQL keeps microseconds; what is finer is cut off. What
/// is earlier than PostgreSQL takes stands for its earliest time: every stored one is later than both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamptz(pub Timestamp);

impl From<Timestamp> for Timestamptz {
    fn from(time: Timestamp) -> Self {
        Self(time)
    }
}

impl From<Timestamptz> for Timestamp {
    fn from(time: Timestamptz) -> Self {
        time.0
    }
}

impl Type<Postgres> for Timestamptz {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(TIMESTAMPTZ)
    }
}

impl PgHasArrayType for Timestamptz {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(TIMESTAMPTZ_ARRAY)
    }
}

impl Encode<'_, Postgres> for Timestamptz {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        // Every Timestamp lies between the years -9999 and 9999, so the difference fits.
        let since_epoch = self.0.as_microsecond() - POSTGRES_EPOCH;
        Encode::<Postgres>::encode(since_epoch.max(EARLIEST), buffer)
    }

    fn size_hint(&self) -> usize {
        size_of::<i64>()
    }
}

impl Decode<'_, Postgres> for Timestamptz {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let microseconds = <i64 as Decode<Postgres>>::decode(value)?;
        let since_1970 = microseconds
            .checked_add(POSTGRES_EPOCH)
            .ok_or("the time lies beyond the year 9999")?;
        Ok(Self(Timestamp::from_microsecond(since_1970)?))
    }
}
