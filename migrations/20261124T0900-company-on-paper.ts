import { Migration } from '@mikro-orm/migrations';

export class Migration20261124T0900 extends Migration {
  override up(): void {
    this.addSql(`
      alter table "company" add "street" varchar(200) collate "und-x-icu" null, add "street2" varchar(200) collate "und-x-icu" null, add "postal_code" varchar(20) collate "und-x-icu" null, add "city" varchar(200) collate "und-x-icu" null, add "region" varchar(200) collate "und-x-icu" null, add "phone" varchar(40) collate "und-x-icu" null, add "email" varchar(254) collate "und-x-icu" null, add "website" varchar(200) collate "und-x-icu" null, add "paper_size" varchar(60) null, add "paper_footer" varchar(300) collate "und-x-icu" null, add "logo" varchar(64) collate "und-x-icu" null;
      alter table "company" add constraint "company_paper_size_check" check ("paper_size" in ('A4', 'Letter'));
    `);
  }
}
