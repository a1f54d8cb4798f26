import type { Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import type { Location, LocationKind } from './location.js';

interface PlaceRow {
  readonly id: string;
  readonly company: string;
  readonly kind: LocationKind;
  readonly warehouse: string | null;
}

/** The places that a company has without anybody making them: where its goods come from and go to, and the floor of each warehouse. */
export class PlacesOf {
  private constructor(private readonly rows: readonly PlaceRow[]) {}

  static async companies(ids: Iterable<string>, work: Work): Promise<PlacesOf> {
    return new PlacesOf(
      await work.rows<PlaceRow>(
        `select id, company_id as company, kind, warehouse_id as warehouse from location
          where company_id = any($1::uuid[]) and parent_id is null and archived_at is null order by id`,
        [[...new Set(ids)]],
      ),
    );
  }

  outside(companyId: string, kind: Exclude<LocationKind, 'internal'>): Ref<Location> {
    return this.rows.find((row) => row.company === companyId && row.kind === kind)!;
  }

  floorOf(warehouseId: string): Ref<Location> {
    return this.rows.find((row) => row.warehouse === warehouseId)!;
  }
}
