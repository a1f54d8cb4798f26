import { Migration } from '@mikro-orm/migrations';

/** Papers that were mailed, as they were: the letter carries the file, and the record keeps which it was. */
export class Migration20261124T0910 extends Migration {
  override up(): void {
    this.addSql(`
      alter table timon.mail
        add sender_name varchar(200),
        add reply_to varchar(320),
        add attachments jsonb not null default '[]';
      create table timon.sent_paper (
        id uuid primary key,
        record varchar(60) not null,
        record_id uuid not null,
        version int not null,
        paper varchar(60) not null,
        language varchar(2) not null,
        file_hash bytea not null references timon.file,
        file_name varchar(200) not null,
        to_address varchar(320) not null,
        principal_id uuid not null,
        at timestamptz(3) not null,
        mail_id uuid not null,
        delivered_at timestamptz(3),
        request_hash bytea not null
      );
      create index sent_paper_record_index on timon.sent_paper (record_id, id);
      create index sent_paper_file_index on timon.sent_paper (file_hash);
      create index sent_paper_mail_index on timon.sent_paper (mail_id);
    `);
  }
}
